import type { ByteSource } from '../../../extension/trace/skim/types';

/** Bytes in memory that hand out at most `most` bytes a read, as slow files do. */
export function sourceOf(content: string | Uint8Array, most = Number.POSITIVE_INFINITY): ByteSource {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    size: bytes.length,
    read(at, into) {
      const count = Math.max(0, Math.min(into.length, bytes.length - at, most));
      into.set(bytes.subarray(at, at + count));
      return count;
    },
  };
}
