import { isAlias, isMap, isScalar, isSeq, type ParsedNode, parseAllDocuments, type Scalar } from 'yaml';
import type { SyntaxIssue } from './document';
import { MOST_DEPTH } from './json';
import { containerNode, type Node, type OpenNode, type Style, scalarNode } from './node';

const STYLES: Readonly<Record<string, Style>> = {
  QUOTE_DOUBLE: 'double',
  QUOTE_SINGLE: 'single',
  BLOCK_FOLDED: 'block',
  BLOCK_LITERAL: 'block',
};

const MOST_ISSUES = 20;

/** Aliases may repeat a large value many times over; past this many nodes they read as null. */
const MOST_NODES = 500_000;

export interface YamlResult {
  /** One per document of the stream. */
  readonly roots: readonly Node[];
  readonly issues: readonly SyntaxIssue[];
}

/**
 * Reads a YAML stream with exact places. Aliases and merge keys are resolved; tags are ignored.
 * @param base offset of `text` in the file, for front matter
 */
export function readYaml(text: string, base = 0): YamlResult {
  const issues: SyntaxIssue[] = [];
  const roots: Node[] = [];
  try {
    const documents = parseAllDocuments(text, {
      uniqueKeys: false,
      strict: false,
      prettyErrors: false,
      logLevel: 'silent',
      keepSourceTokens: false,
    });
    for (const document of Array.isArray(documents) ? documents : []) {
      for (const error of document.errors) {
        // The library places some errors one character after the end.
        const [start, end] = error.pos.map((place) => base + Math.min(place, text.length)) as [number, number];
        issues.push({ message: error.message, start, end });
      }
      if (document.contents) {
        roots.push(new Converter(base, issues).convert(document.contents));
      }
    }
  } catch (error) {
    // The library recurses over flow collections: text nested thousands deep ends its stack.
    const message = error instanceof RangeError ? 'nested too deeply to read' : String(error);
    issues.push({ message, start: base, end: base + Math.min(1, text.length) });
  }
  return { roots, issues: issues.slice(0, MOST_ISSUES) };
}

class Converter {
  private readonly anchors = new Map<string, Node>();
  /** Nodes under an anchor, to know what repeating it costs. */
  private readonly sizes = new Map<Node, number>();
  private count = 0;

  constructor(
    private readonly base: number,
    private readonly issues: SyntaxIssue[],
  ) {}

  convert(parsed: ParsedNode): Node {
    return this.node(parsed, undefined, undefined, 0);
  }

  private node(
    parsed: ParsedNode | null,
    parent: Node | undefined,
    key: string | number | undefined,
    depth: number,
  ): Node {
    const [start, end] = this.range(parsed, parent);
    if (parsed === null || depth > MOST_DEPTH) {
      return scalarNode(null, start, end, parent, key);
    }
    if (isAlias(parsed)) {
      return this.alias(parsed.source, start, end, parent, key);
    }
    const before = this.count++;
    let node: Node;
    if (isScalar(parsed)) {
      node = this.scalar(parsed, start, end, parent, key);
    } else {
      const open = containerNode(
        isMap(parsed) ? 'object' : 'array',
        start,
        parent,
        key,
        parsed.flow ? 'plain' : 'block',
      );
      open.end = end;
      if (isSeq(parsed)) {
        parsed.items.forEach((item, index) => {
          open.items.push(this.node(item as ParsedNode | null, open, index, depth + 1));
        });
      } else if (isMap(parsed)) {
        this.members(parsed.items as readonly { key: ParsedNode; value: ParsedNode | null }[], open, depth);
      }
      node = open;
    }
    if (parsed.anchor) {
      this.anchors.set(parsed.anchor, node);
      this.sizes.set(node, this.count - before);
    }
    return node;
  }

  private members(
    pairs: readonly { key: ParsedNode; value: ParsedNode | null }[],
    open: OpenNode,
    depth: number,
  ): void {
    const seen = new Set<string>();
    for (const pair of pairs) {
      const [keyStart, keyEnd] = this.range(pair.key, open);
      // A collection as a key has no name to look it up by.
      const key = isScalar(pair.key) ? String(pair.key.value) : '?';
      const value = this.node(pair.value, open, key, depth + 1);
      if (key === '<<' && value.type === 'object') {
        open.members.unshift(...value.members);
        continue;
      }
      if (seen.has(key)) {
        this.issues.push({
          message: `duplicate key "${key.slice(0, 40)}": only the last one counts`,
          start: keyStart,
          end: keyEnd,
        });
      }
      seen.add(key);
      open.members.push({ key, keyStart, keyEnd, value });
    }
  }

  private scalar(
    parsed: Scalar.Parsed,
    start: number,
    end: number,
    parent: Node | undefined,
    key: string | number | undefined,
  ): Node {
    const { value } = parsed;
    const style = STYLES[parsed.type ?? ''] ?? 'plain';
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      return scalarNode(value, start, end, parent, key, style);
    }
    return scalarNode(value === null || value === undefined ? null : String(value), start, end, parent, key, style);
  }

  private alias(
    source: string,
    start: number,
    end: number,
    parent: Node | undefined,
    key: string | number | undefined,
  ): Node {
    const target = this.anchors.get(source);
    this.count += target ? (this.sizes.get(target) ?? 1) : 1;
    return target && this.count <= MOST_NODES ? target : scalarNode(null, start, end, parent, key);
  }

  private range(parsed: ParsedNode | null, parent: Node | undefined): [number, number] {
    const range = parsed?.range;
    if (!range) {
      const place = parent?.start ?? this.base;
      return [place, place];
    }
    return [this.base + range[0], this.base + range[1]];
  }
}
