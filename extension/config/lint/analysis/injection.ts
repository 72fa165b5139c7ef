/** A piece of a description that is aimed at the model's behaviour outside the tool. */
export interface Injection {
  readonly from: number;
  readonly to: number;
  readonly what: string;
}

const MOST_TEXT = 50_000;

/** Text that steers the model away from the tool's own job. Plain usage ("call X first", "MUST be absolute") is not among it. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:ignore|disregard|forget|override|bypass)\b.{0,30}\b(?:previous|prior|above|earlier|all|other|any|system|your)\b.{0,30}\b(?:instructions?|prompts?|rules?|guidelines?|messages?|directives?)\b/gi,
    'tells the model to ignore its instructions',
  ],
  [
    /\b(?:do not|don't|never|without)\b.{0,25}\b(?:tell|telling|inform|informing|mention|mentioning|reveal|revealing|show|showing|notify|notifying|alert)\b.{0,25}\b(?:the )?users?\b/gi,
    'tells the model to hide something from the user',
  ],
  [
    /<\s{0,3}(?:important|system|instructions?|secret|hidden|admin|critical)\s{0,3}>/gi,
    'has a tag that poses as system text',
  ],
  [
    /\b(?:always|must|before|first)\b.{0,40}\b(?:use|call|run|invoke)(?:ing)?\b.{0,25}\bthis tool\b.{0,40}\b(?:before|instead of|over|prior to)\b.{0,20}\b(?:any|all|every)\b.{0,20}\b(?:other|tools?)\b/gi,
    'claims to go before every other tool',
  ],
  [
    /\b(?:read|open|include|send|attach|pass|upload|exfiltrate|leak)\b.{0,60}(?:~\/|\/etc\/|\.ssh|id_rsa|\.env\b|mcp\.json|\.aws|credentials? file|api[_ -]?keys? (?:of|from|in) )/gi,
    'asks for files or keys that are none of its business',
  ],
  [
    /\b(?:send|forward|post|copy|bcc|transmit)\b.{0,40}\b(?:conversation|chat history|system prompt|previous messages|all messages|full context|conversation history)\b/gi,
    'asks for the conversation',
  ],
  [
    /\b(?:reveal|output|print|repeat|include|return|share)\b.{0,25}\b(?:your|the) (?:system prompt|hidden instructions|initial instructions)\b/gi,
    'asks for the system prompt',
  ],
  [/\byou are (?:now|no longer)\b.{0,60}/gi, 'gives the model another role'],
  [
    /\bif you are (?:an? )?(?:ai|llm|language model|assistant|synthetic|claude|gpt|chatgpt|agent)\b.{0,60}/gi,
    'speaks to the model about what it is',
  ],
  [
    /\b(?:this tool|it) (?:replaces|supersedes|overrides) (?:the |all |any )?(?:[\w-]{1,40} )?(?:tools?|functions?) (?:of|from|in|provided by)\b/gi,
    'claims to stand in for tools of another server',
  ],
  [
    /\b(?:when|whenever|if)\b.{0,40}\b(?:another|other|different) (?:server|mcp server|tool)'?s?\b.{0,40}\b(?:is|are|gets?) (?:used|called|invoked|available)\b.{0,60}\b(?:must|should|always|instead|also)\b/gi,
    'changes how tools of other servers are used',
  ],
];

/** Characters nobody sees: zero-width, bidirectional controls, tags. Joiners inside emoji and scripts that need them are fine. */
const HIDDEN =
  /[\u200b\u2060\u2061-\u2064\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}\u00ad\ufff9-\ufffb]|(?<!^)\ufeff/gu;

/** No pattern can match a text without any of these. */
const HINT =
  /ignore|disregard|forget|overrid|bypass|tell|inform|mention|reveal|show|notify|alert|<\s{0,3}(?:imp|sys|ins|sec|hid|adm|cri)|this tool|~\/|\/etc\/|\.ssh|id_rsa|\.env|mcp\.json|\.aws|credential|api[_ -]?key|conversation|chat history|prompt|messages|full context|instructions|you are|supersede|replaces|server/i;

export function findInjections(text: string): Injection[] {
  const sample = text.slice(0, MOST_TEXT);
  const found: Injection[] = hiddenText(sample);
  if (!HINT.test(sample)) {
    return found;
  }
  for (const [pattern, what] of PATTERNS) {
    for (const match of sample.matchAll(pattern)) {
      found.push({ from: match.index, to: match.index + match[0].length, what });
      break;
    }
  }
  return found;
}

function hiddenText(text: string): Injection[] {
  if (!/[^\x00-\x7f]/.test(text)) {
    return [];
  }
  const matches = [...text.matchAll(HIDDEN)];
  const [first] = matches;
  const last = matches.at(-1);
  if (!first || !last) {
    return [];
  }
  const codes = [
    ...new Set(matches.map((match) => `U+${match[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`)),
  ];
  return [
    {
      from: first.index,
      to: last.index + last[0].length,
      what: `has ${matches.length} characters that nobody sees (${codes.slice(0, 5).join(', ')})`,
    },
  ];
}
