import { type Parameter, type Tool, textOf } from '../../agentConfig';
import { get } from '../../document/node';
import { enumOf } from '../../tools/schema';
import { factsOf, parameterText, siblingsOf } from './toolFacts';
import { splitName } from './words';

/** A quantity that means nothing without a format or unit. */
export interface Quantity {
  /** What it is: 'a date'. */
  readonly what: string;
  /** What is missing: 'its format'. */
  readonly missing: string;
}

const DATE_NAME =
  /^(?:date|dates|day|birthdate|birthday|dob|checkin|checkout|deadline|datetime|timestamp|expiry|expiration)$/;
const TIME_EDGE = /^(?:start|end|begin|from|to|since|until|before|after|created|updated|due|departure|arrival|return)$/;
const MONEY = /^(?:price|prices|cost|costs|amount|fee|fees|budget|salary|income|payment|balance|revenue)$/;
const DURATION = /^(?:timeout|duration|delay|ttl|interval|wait|debounce|expiry|expiration|lifetime)$/;
const LENGTH = /^(?:radius|distance|weight|altitude|elevation|speed|temperature|mass)$/;

const DATE_TOLD =
  /\b(?:iso|rfc ?\d{4}|yyyy|dd[/-]mm|mm[/-]dd|unix|epoch|timestamp in|utc|e\.?g\.?|example|format|formatted|natural language|relative|\d{4}-\d{2}|\d{1,2}\/\d{1,2}\/\d{2,4}|strftime|today|tomorrow|yesterday|milliseconds?|seconds?|days? ago|cron|weekday|monday|quarter|month number|day of (?:the )?(?:week|month))\b|yyyy|格式|例/i;
const MONEY_TOLD =
  /\b(?:usd|eur|gbp|cny|jpy|inr|cents?|dollars?|euros?|pounds?|yen|rupees?|wei|gwei|eth|btc|usdc|sol|satoshis?|lamports|currency|currencies|in the smallest|minor units?|major units?|basis points|percent(?:age)?|credits|points|coins?|tokens|shares|iso[- ]4217)\b|[$€£¥₹%]|元|美元/i;
const DURATION_TOLD =
  /\b(?:ms|msec|milliseconds?|s|sec|secs|seconds?|min|mins|minutes?|h|hours?|days?|weeks?|months?|years?|iso ?8601|e\.?g\.?|ticks?|frames?|blocks?)\b|\b\d+ ?(?:ms|s|m|h|d)\b|秒|分钟|小时|毫秒|天/i;
const LENGTH_TOLD =
  /\b(?:m|km|cm|mm|mi|ft|meters?|metres?|kilomet(?:er|re)s?|miles?|feet|foot|inch(?:es)?|kg|g|lbs?|pounds?|grams?|kilograms?|tons?|celsius|fahrenheit|kelvin|degrees?|mph|km\/h|kph|knots?|px|pixels?|units?|percent|e\.?g\.?|between 0|0 to|from 0|0-1|0\.0)\b|[°%]|米|公里|千米|摄氏/i;

/** The quantity a parameter stands for, when neither it nor the tool says its format or unit. */
export function missingUnit(parameter: Parameter, tool: Tool): Quantity | undefined {
  const { types } = parameter;
  const isNumber = types.length > 0 && types.every((type) => type === 'number' || type === 'integer');
  const isText = types.length === 0 || types.every((type) => type === 'string');
  const words = splitName(parameter.name);
  const quantity = isNumber
    ? numericQuantity(parameter, tool, words)
    : isText
      ? dateQuantity(parameter, tool, words)
      : undefined;
  return quantity && !isConstrained(parameter) ? quantity : undefined;
}

function isConstrained({ schema, children }: Parameter): boolean {
  return (
    children.length > 0 ||
    enumOf(schema) !== undefined ||
    get(schema, 'format') !== undefined ||
    get(schema, 'pattern') !== undefined
  );
}

function dateQuantity(parameter: Parameter, tool: Tool, words: readonly string[]): Quantity | undefined {
  const text = parameterText(parameter, tool);
  return isDate(words, text) && !DATE_TOLD.test(text) && !toldBySibling(tool, DATE_TOLD, isDateLike)
    ? { what: 'a date or time', missing: 'its format' }
    : undefined;
}

function numericQuantity(parameter: Parameter, tool: Tool, words: readonly string[]): Quantity | undefined {
  const head = words.at(-1) ?? '';
  const isSpan = words.some((word) => DURATION.test(word));
  if (!isSpan && !MONEY.test(head) && !LENGTH.test(head) && head !== 'length') {
    return undefined;
  }
  const text = parameterText(parameter, tool);
  const known = `${text} ${factsOf(tool).text}`;
  if (
    isMoney(words, text) &&
    !MONEY_TOLD.test(known) &&
    !hasSibling(tool, /^(?:currency|unit|units|asset|token|denomination|coin)$/)
  ) {
    return { what: 'an amount of money', missing: 'its currency' };
  }
  if (namesUnit(words) || hasSibling(tool, /^units?$/)) {
    return undefined;
  }
  if (isSpan && !DURATION_TOLD.test(text)) {
    return { what: 'a time span', missing: 'its unit' };
  }
  if (LENGTH.test(head) && !LENGTH_TOLD.test(known)) {
    return { what: 'a measure', missing: 'its unit' };
  }
  return head === 'length' && text.trim() === '' && !COUNTED.test(known)
    ? { what: 'a length', missing: 'whether it counts characters, words or tokens' }
    : undefined;
}

/** What a length may count. */
const COUNTED = /\b(?:characters?|chars?|words?|tokens?|sentences?|lines?|bytes?|items?|digits?|seconds?|meters?)\b/i;

function isDate(words: readonly string[], text: string): boolean {
  const head = words.at(-1) ?? '';
  if (/^(?:format|field|range|type|id|name|zone|filter|column|only|unit|limit)s?$/.test(head)) {
    return false;
  }
  if (words.some((word) => DATE_NAME.test(word) && word !== 'day' && word !== 'expiry' && word !== 'expiration')) {
    return true;
  }
  if (words.length === 1 && TIME_EDGE.test(head)) {
    return /\b(?:dates?|timestamp|datetime|(?:start|end|point in) ?time)\b/i.test(text);
  }
  const isTime = head === 'time' || head === 'at';
  return (
    isTime &&
    words.length > 1 &&
    (TIME_EDGE.test(words[0]!) || /\b(?:date|time)\b/i.test(text)) &&
    !/\bduration\b/i.test(text)
  );
}

/** `price` and `max_price`, but not `price_id` or `amount_of_rooms`; a count of things is no money. */
function isMoney(words: readonly string[], text: string): boolean {
  return (
    MONEY.test(words.at(-1) ?? '') &&
    !/\b(?:number of|count|how many|quantity|times)\b/i.test(text) &&
    (words.at(-1) !== 'amount' ||
      /\b(?:pay|price|money|cost|fund|transfer|charge|refund|balance|donat|invoice|fee|withdraw|deposit)\w*\b/i.test(
        text,
      ))
  );
}

function namesUnit(words: readonly string[]): boolean {
  return words.some((word) =>
    /^(?:ms|msec|millis|milliseconds?|s|sec|secs|seconds?|min|mins|minutes?|h|hours?|days?|weeks?|months?|years?|km|m|cm|mm|miles?|meters?|kg|lbs?|grams?|celsius|fahrenheit|c|f|kmh|mph|px)$/.test(
      word,
    ),
  );
}

function isDateLike(parameter: Parameter): boolean {
  return isDate(splitName(parameter.name), '');
}

/** The format is given once, at the first of several dates, or in the tool's text. */
function toldBySibling(tool: Tool, told: RegExp, isAlike: (parameter: Parameter) => boolean): boolean {
  const tells = (text: string): boolean =>
    /\b(?:date|time|iso|yyyy|utc)/i.test(text) && told.test(text.replaceAll(/\be\.?g\.?/gi, ''));
  return (
    tells(factsOf(tool).text) ||
    siblingsOf(tool).some(
      (each) => isAlike(each) && (tells(textOf(each.description)) || get(each.schema, 'format') !== undefined),
    )
  );
}

function hasSibling(tool: Tool, pattern: RegExp): boolean {
  return siblingsOf(tool).some(({ name }) => splitName(name).some((word) => pattern.test(word)));
}
