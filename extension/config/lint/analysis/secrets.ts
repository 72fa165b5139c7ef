/** A credential in a text. */
export interface Secret {
  readonly what: string;
  readonly from: number;
  readonly to: number;
}

const MOST_TEXT = 1_000_000;

/** Formats that are credentials and nothing else. Sources: the providers' own documentation of their key formats. */
const KEYS: readonly (readonly [RegExp, string])[] = [
  [/\bsk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,200}\b/g, 'an OpenAI key'],
  [/\bsk-ant-[A-Za-z0-9_-]{20,200}\b/g, 'an Anthropic key'],
  [/\b(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{36,255}\b/g, 'a GitHub token'],
  [/\bgithub_pat_[A-Za-z0-9_]{22,255}\b/g, 'a GitHub token'],
  [/\bglpat-[A-Za-z0-9_-]{20,100}\b/g, 'a GitLab token'],
  [/\bA(?:KIA|SIA)[A-Z0-9]{16}\b/g, 'an AWS access key'],
  [/\bAIza[A-Za-z0-9_-]{35}\b/g, 'a Google API key'],
  [/\bxox[abposr]-[A-Za-z0-9-]{10,200}\b/g, 'a Slack token'],
  [/\b(?:sk|rk)_live_[A-Za-z0-9]{16,200}\b/g, 'a Stripe key'],
  [/\bhf_[A-Za-z0-9]{30,100}\b/g, 'a Hugging Face token'],
  [/\bnpm_[A-Za-z0-9]{36}\b/g, 'an npm token'],
  [/\beyJ[A-Za-z0-9_-]{10,500}\.eyJ[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{10,500}/g, 'a signed token (JWT)'],
  [/-----BEGIN (?:RSA |EC |OPENSSH |PGP |DSA |ENCRYPTED )?PRIVATE KEY(?: BLOCK)?-----/g, 'a private key'],
  [
    /\b(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|redis|amqp):\/\/[^\s:@/]{1,60}:[^\s:@/${}<]{3,100}@[^\s/]{3,200}/g,
    'a database password',
  ],
];

/** `API_KEY=...`, `password: ...` with a value that looks made by a machine. */
const ASSIGNED =
  /\b(?:[A-Za-z0-9]{0,30}[_-])?(?:api[_-]?key|secret|token|passwd|password|access[_-]?key|private[_-]?key)["']?[ \t]{0,3}[:=][ \t]{0,3}["']?([A-Za-z0-9+/_=.-]{16,200})["']?/gi;
/** Values that stand for a secret. */
const PLACEHOLDER =
  /your|example|placeholder|xxx|\.\.\.|<|>|\$|changeme|dummy|fake|test|sample|redacted|todo|abc123|12345|insert|replace|none|null|env|process|secrets|getenv/i;

export function findSecrets(text: string): Secret[] {
  const sample = text.slice(0, MOST_TEXT);
  const found: Secret[] = [];
  for (const [pattern, what] of KEYS) {
    for (const match of sample.matchAll(pattern)) {
      if (
        !PLACEHOLDER.test(match[0].replace(/^-----BEGIN.*/, '')) &&
        !found.some(({ from, to }) => match.index < to && match.index + match[0].length > from)
      ) {
        found.push({ what, from: match.index, to: match.index + match[0].length });
      }
    }
  }
  for (const match of sample.matchAll(ASSIGNED)) {
    const value = match[1]!;
    if (
      looksRandom(value) &&
      !PLACEHOLDER.test(value) &&
      !found.some(({ from, to }) => match.index < to && match.index + match[0].length > from)
    ) {
      const from = match.index + match[0].indexOf(value);
      found.push({ what: 'a credential', from, to: from + value.length });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Letters and digits mixed, with the variety of random text. */
export function looksRandom(value: string): boolean {
  if (!/[0-9]/.test(value) || !/[A-Za-z]/.test(value) || /^[a-z]+(?:[-_.][a-z0-9]+)+$/i.test(value)) {
    return false;
  }
  const counts = new Map<string, number>();
  for (const char of value) {
    counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  let bits = 0;
  for (const count of counts.values()) {
    bits -= (count / value.length) * Math.log2(count / value.length);
  }
  return bits > 3.2;
}

/** Whether a value is a credential by its form, or by the name of what holds it. */
export function isSecretValue(name: string, value: string): boolean {
  if (PLACEHOLDER.test(value)) {
    return false;
  }
  const isNamed =
    /(?:^|[_-])(?:key|token|secret|password|passwd|pwd|credential|authorization|auth|pat)s?$/i.test(name) &&
    !/(?:public|path|file|url|type|name)/i.test(name);
  const plain = value.replace(/^(?:Bearer|Basic|Token) /i, '');
  return (
    findSecrets(value).length > 0 ||
    (isNamed && plain.length >= 8 && !/\s/.test(plain) && (looksRandom(plain) || plain.length >= 20))
  );
}
