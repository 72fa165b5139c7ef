import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { AgentConfig } from './agentConfig';
import { type AgentMeaning, behaviourText, meaningOf } from './versions/meaning';

export interface Fingerprint {
  /** `cfg:` and the first 12 hex digits of {@link hash}: what people read and traces are stamped with. */
  readonly short: string;
  /** SHA-256 over the canonical JSON (RFC 8785) of the config's meaning, 64 hex digits. */
  readonly hash: string;
}

const known = new WeakMap<AgentMeaning, Fingerprint>();

/**
 * The fingerprint of an agent's config: the same for the same meaning, across layout, key order, comments, line ends
 * and the dialect its tools are written in.
 */
export function fingerprintOf(config: AgentConfig): Fingerprint {
  return fingerprintOfMeaning(meaningOf(config));
}

export function fingerprintOfMeaning(meaning: AgentMeaning): Fingerprint {
  let fingerprint = known.get(meaning);
  if (!fingerprint) {
    const hash = bytesToHex(sha256(utf8ToBytes(behaviourText(meaning))));
    fingerprint = { short: `cfg:${hash.slice(0, 12)}`, hash };
    known.set(meaning, fingerprint);
  }
  return fingerprint;
}

/** Whether a text is a fingerprint as people write it: `cfg:` and at least 6 hex digits. */
export function isFingerprint(text: string): boolean {
  return /^cfg:[0-9a-f]{6,64}$/.test(text);
}
