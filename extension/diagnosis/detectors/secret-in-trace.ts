import { perText } from '../perText';
import type { Finding, Passage } from '../run';
import type { Detector } from './detector';

/** Credentials by the shape their issuers gave them; a text without one of the hints is not looked at further. */
const SECRETS: readonly (readonly [name: string, hints: readonly string[], shape: RegExp])[] = [
  ['private key', ['PRIVATE KEY'], /-----BEGIN (?:[A-Z]{2,10} )?PRIVATE KEY-----/g],
  ['OpenAI or Anthropic key', ['sk-'], /\bsk-(?:ant-|proj-|svcacct-|or-v1-)?[A-Za-z0-9_-]{20,200}/g],
  ['AWS access key', ['AKIA', 'ASIA'], /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g],
  [
    'GitHub token',
    ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    /\b(?:gh[pousr]_[A-Za-z0-9]{30,100}|github_pat_[A-Za-z0-9_]{40,120})/g,
  ],
  ['GitLab token', ['glpat-'], /\bglpat-[A-Za-z0-9_-]{20,60}/g],
  ['Slack token', ['xox'], /\bxox[abposr]-[A-Za-z0-9-]{10,100}/g],
  ['Google API key', ['AIza'], /\bAIza[A-Za-z0-9_-]{35}\b/g],
  ['Stripe key', ['k_live_'], /\b[rs]k_live_[A-Za-z0-9]{16,120}/g],
  ['Hugging Face token', ['hf_'], /\bhf_[A-Za-z0-9]{30,60}\b/g],
  ['JSON web token', ['eyJ'], /(?<![\w-])eyJ[A-Za-z0-9_-]{15,400}\.eyJ[A-Za-z0-9_-]{15,2000}\.[A-Za-z0-9_-]{20,700}/g],
  ['password in an address', ['://'], /\b[a-z][a-z+]{2,15}:\/\/[\w.-]{1,60}:[^\s/@:"'{}$<>*]{4,80}@[\w.-]{3,100}/gi],
];
const MOST_TEXT = 200_000;
const MOST_SECRETS = 50;

/** A credential stands in the trace; it is shown masked, and once however often it is repeated. */
export const secretInTrace: Detector = {
  id: 'secret-in-trace',
  category: 'security',
  detect({ run }) {
    const places = new Map<string, { readonly name: string; readonly steps: number[] }>();
    for (const step of run.steps) {
      for (const passages of [step.saw, step.asked, step.did]) {
        for (const passage of passages) {
          collect(passage, step.number, places);
        }
      }
    }
    return [...places].map(([secret, { name, steps }]): Finding => {
      const shown = masked(secret);
      return {
        id: 'secret-in-trace',
        category: 'security',
        severity: 'error',
        steps,
        message: `A ${name} stands in the trace (${shown}); it should be revoked`,
        evidence: [{ step: steps[0]!, quote: shown }],
        recovered: false,
      };
    });
  },
};

function collect({ text }: Passage, step: number, places: Map<string, { name: string; steps: number[] }>): void {
  for (const { name, secret } of secretsIn(text)) {
    const known = places.get(secret);
    if (known && known.steps.at(-1) !== step) {
      known.steps.push(step);
    } else if (!known && places.size < MOST_SECRETS && !isExample(secret)) {
      places.set(secret, { name, steps: [step] });
    }
  }
}

const secretsIn = perText((text): readonly { readonly name: string; readonly secret: string }[] => {
  const part = text.length > MOST_TEXT ? text.slice(0, MOST_TEXT) : text;
  return SECRETS.flatMap(([name, hints, shape]) =>
    hints.some((hint) => part.includes(hint)) ? Array.from(part.matchAll(shape), ([secret]) => ({ name, secret })) : [],
  );
});

/** Made-up credentials of documentation: runs of one character, or words that say so. */
function isExample(secret: string): boolean {
  return /(.)\1{7}|example|your|placeholder|dummy|test-?key|xxxx|1234567890|user:pass|password/i.test(secret);
}

/** Its kind stays readable, the secret does not. */
function masked(secret: string): string {
  const address = /^([a-z+]+:\/\/[\w.-]+:)[^@]+(@.*)$/i.exec(secret);
  if (address) {
    return `${address[1]}••••${address[2]}`;
  }
  return secret.startsWith('-----') ? secret : `${secret.slice(0, 4)}••••${secret.slice(-2)}`;
}
