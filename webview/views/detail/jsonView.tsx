import type { VNode } from 'preact';
import { useId, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { formatExact } from '../../model/format';
import {
  asText,
  canOpen,
  type JsonNode,
  jsonRoot,
  openInitially,
  openLines,
  openMatches,
  previewOf,
  sizeOf,
} from '../../model/jsonTree';
import { beginning, lengthOf } from '../../model/payload';
import { strings } from '../../strings';
import { scrollTo } from '../../ui/scrollTo';
import { Visible } from '../../ui/visible';
import { closestNumber } from '../rows';
import { useStep } from './stepContext';
import { TextBlock } from './textBlock';

/** Lines drawn at first, and added by each 'Show more'. */
const LINES = 300;
const DEEPEST_INDENT = 24;
/** Longer strings, and those of several lines, are shown as text below their key. */
const LONGEST_INLINE = 160;

/** A value of a payload: a text as text, anything else as a tree. */
export function ValueView({ value, label }: { readonly value: unknown; readonly label: string }): VNode {
  const text = asText(value);
  if (text !== undefined) return <TextBlock text={text} mono />;
  if (sizeOf(value) === 0) return <div class="json-line">{drawValue(value, previewOf(value).text)}</div>;
  return <JsonView value={value} label={label} />;
}

/** An array or object as lines that open and close; the arrow keys move and open as in any tree. */
function JsonView({ value, label }: { readonly value: unknown; readonly label: string }): VNode {
  const { query, choose, menu } = useStep();
  const id = useId();
  const element = useRef<HTMLDivElement>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [most, setMost] = useState(LINES);
  const [at, setAt] = useState(0);
  const root = useMemo(() => {
    const node = jsonRoot(value);
    openInitially(node);
    if (query) openMatches(node, query);
    return node;
  }, [value, query]);
  const { lines, more } = openLines(root, most);
  const here = Math.min(at, lines.length - 1);

  return (
    <>
      <div
        ref={element}
        class="json"
        role="tree"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={`${id}-${here}`}
        data-vscode-context={menu(leafText(lines[here]?.value) ?? '')}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        {lines.map((node, i) => (
          <JsonLine key={lineKey(node)} id={`${id}-${i}`} node={node} line={i} isHere={i === here} />
        ))}
      </div>
      {more && (
        <button type="button" class="link" onClick={() => setMost(most + LINES)}>
          {strings.moreLines}
        </button>
      )}
    </>
  );

  function toggle(node: JsonNode): void {
    node.open = !node.open;
    redraw(undefined);
  }

  function onClick(event: MouseEvent): void {
    const line = closestNumber(event.target, 'line');
    const node = line === undefined ? undefined : lines[line];
    if (line === undefined || !node) return;
    setAt(line);
    const isSelecting = !window.getSelection()?.isCollapsed;
    const isInText = event.target instanceof Element && event.target.closest('.json-text') !== null;
    if (isSelecting || isInText) return;
    if (canOpen(node)) toggle(node);
    else if (event.target instanceof Element && event.target.closest('.json-value')) chooseLeaf(node, line, false);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== element.current) return;
    const node = lines[here]!;
    switch (event.key) {
      case 'ArrowUp':
        move(here - 1);
        break;
      case 'ArrowDown':
        move(here + 1);
        break;
      case 'Home':
        move(0);
        break;
      case 'End':
        move(lines.length - 1);
        break;
      case 'ArrowLeft':
        if (node.open && canOpen(node)) toggle(node);
        else if (node.parent) move(lines.indexOf(node.parent));
        break;
      case 'ArrowRight':
        if (canOpen(node) && !node.open) toggle(node);
        else if (node.open) move(here + 1);
        break;
      case 'Enter':
      case ' ':
        if (canOpen(node)) toggle(node);
        else chooseLeaf(node, here, true);
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  function chooseLeaf(node: JsonNode, line: number, byKey: boolean): void {
    const text = leafText(node.value);
    const drawn = element.current!.children[line]?.querySelector('.json-value');
    if (text !== undefined && drawn) choose(text, drawn.getBoundingClientRect(), byKey);
  }

  function move(to: number): void {
    const next = Math.min(lines.length - 1, Math.max(0, to));
    setAt(next);
    const line = element.current!.children[next];
    if (line) scrollTo(line, 'nearest');
  }
}

interface JsonLineProps {
  readonly id: string;
  readonly node: JsonNode;
  readonly line: number;
  /** Whether the keyboard is on this line. */
  readonly isHere: boolean;
}

function JsonLine({ id, node, line, isHere }: JsonLineProps): VNode {
  const { menu } = useStep();
  const opens = canOpen(node);
  const indent = { '--json-depth': String(Math.min(node.depth - 1, DEEPEST_INDENT)) };
  return (
    <div
      id={id}
      class={`json-line ${isHere ? 'here' : ''}`}
      style={indent}
      role="treeitem"
      data-line={line}
      data-vscode-context={menu(leafText(node.value) ?? '')}
      aria-level={node.depth}
      aria-expanded={opens ? node.open : undefined}
      aria-selected={isHere}
    >
      <span class={`twisty codicon ${opens ? (node.open ? 'codicon-chevron-down' : 'codicon-chevron-right') : ''}`} />
      <span class={node.group ? 'json-group' : 'json-key'}>
        <Visible text={node.label.slice(0, LONGEST_INLINE)} />
      </span>
      <LineValue node={node} />
    </div>
  );
}

function LineValue({ node }: { readonly node: JsonNode }): VNode | null {
  if (node.group) return null;
  const text = asText(node.value);
  if (text !== undefined) {
    const start = beginning(text);
    const isLong = start.length > LONGEST_INLINE || lengthOf(text) > start.length || start.includes('\n');
    return isLong ? (
      <div class="json-text json-value">
        <TextBlock text={text} mono />
      </div>
    ) : (
      drawValue(node.value, JSON.stringify(start))
    );
  }
  if (!canOpen(node)) return drawValue(node.value, previewOf(node.value).text);
  const size = sizeOf(node.value);
  const preview = previewOf(node.value);
  return (
    <>
      {!node.open && (
        <span class={`json-preview ${preview.complete ? '' : 'cut'}`}>
          <Visible text={preview.text} />
        </span>
      )}
      {(node.open || !preview.complete) && (
        <span class="json-size">{strings.entries(size, formatExact(size), Array.isArray(node.value))}</span>
      )}
    </>
  );
}

/** A leaf as it can be followed: a short text or a number. */
function leafText(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : asText(value);
  return typeof text === 'string' ? text : undefined;
}

function drawValue(value: unknown, text: string): VNode {
  return (
    <span class={`json-value json-${value === null ? 'null' : typeof value}`}>
      <Visible text={text} />
    </span>
  );
}

/** Nodes have no id; their labels up to the root would be as long as the value is deep. */
const keys = new WeakMap<JsonNode, number>();
let lastKey = 0;

function lineKey(node: JsonNode): number {
  let key = keys.get(node);
  if (key === undefined) {
    key = ++lastKey;
    keys.set(node, key);
  }
  return key;
}
