import type { SkimValue } from '../skim/types';
import { type Attributes, asArray, asObject } from './attributes';

/** What was spread over attributes, and the attributes it was spread over. */
export interface Gathered {
  readonly items: readonly unknown[];
  readonly keys: readonly string[];
}

/** A key with more dots than this is not one of the flattened conventions. */
const MOST_DOTS = 16;

type Tree = Map<string, Tree | SkimValue>;

/**
 * Gathers a list that was flattened into attribute keys (`llm.input_messages.0.message.role`), in index order (10
 * after 9). The same list as one structured attribute, with dotted or nested names inside, gives the same.
 * @param prefix key of the list, without the dot
 */
export function gather(attributes: Attributes, prefix: string): Gathered {
  const whole = attributes.get(prefix);
  if (Array.isArray(whole)) {
    return { items: whole.map(unfold), keys: [prefix] };
  }
  const tree: Tree = new Map();
  const keys: string[] = [];
  for (const [key, value] of attributes) {
    if (key.startsWith(prefix) && key[prefix.length] === '.' && plant(tree, key.slice(prefix.length + 1), value)) {
      keys.push(key);
    }
  }
  return { items: keys.length > 0 ? inOrder(tree) : [], keys };
}

function unfold(item: SkimValue): unknown {
  const object = asObject(item);
  if (!object) {
    return item;
  }
  const tree: Tree = new Map();
  for (const [key, value] of Object.entries(object)) {
    if (value !== undefined) {
      const list = asArray(value);
      plant(tree, key, list.length > 0 ? (list.map(unfold) as SkimValue) : value);
    }
  }
  return harvest(tree);
}

/** False when the path cannot be placed: too long, or it leads through a value. */
function plant(tree: Tree, path: string, value: SkimValue): boolean {
  const steps = path.split('.');
  const last = steps.pop();
  if (last === undefined || steps.length > MOST_DOTS) {
    return false;
  }
  let place = tree;
  for (const step of steps) {
    const next = place.get(step) ?? new Map();
    if (!(next instanceof Map)) {
      return false;
    }
    place.set(step, next);
    place = next;
  }
  if (place.get(last) instanceof Map) {
    return false;
  }
  place.set(last, value);
  return true;
}

function harvest(node: Tree | SkimValue): unknown {
  if (!(node instanceof Map)) {
    return node;
  }
  const isList = node.size > 0 && [...node.keys()].every(isIndex);
  return isList ? inOrder(node) : Object.fromEntries([...node].map(([key, value]) => [key, harvest(value)]));
}

function inOrder(tree: Tree): unknown[] {
  return [...tree]
    .filter(([key]) => isIndex(key))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, value]) => harvest(value));
}

function isIndex(key: string): boolean {
  return /^\d{1,9}$/.test(key);
}
