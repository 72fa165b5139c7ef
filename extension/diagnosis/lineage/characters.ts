/** What characters are to the scanner of values. */

export const OTHER = 0;
export const LOWER = 1;
export const UPPER = 2;
export const DIGIT = 3;
/** Joins letters and digits to one word: - _ . / @ : */
export const JOINER = 4;

const CLASSES = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const char = String.fromCharCode(code);
  CLASSES[code] = /[a-z]/.test(char)
    ? LOWER
    : /[A-Z]/.test(char)
      ? UPPER
      : /\d/.test(char)
        ? DIGIT
        : '-_./@:'.includes(char)
          ? JOINER
          : OTHER;
}

/** The class of the character at a place; OTHER behind the end. */
export function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) {
    return CLASSES[code] as number;
  }
  // Latin-1 letters and everything beyond, but for punctuation and symbols.
  const isLetter = code >= 0xc0 && !(code >= 0x2000 && code <= 0x2bff) && !(code >= 0x3000 && code <= 0x303f);
  return isLetter ? LOWER : OTHER;
}

/** A phrase begins and ends with a letter or digit: the other quotes are ends of one and beginning of the next. */
export function isEdge(text: string, start: number, end: number): boolean {
  const first = classAt(text, start);
  const last = classAt(text, end - 1);
  return first !== OTHER && first !== JOINER && (last !== OTHER || '.!?)'.includes(text[end - 1]!));
}

export function isCapitalised(text: string, start: number): boolean {
  return classAt(text, start) === UPPER && classAt(text, start + 1) === LOWER;
}

export function isThree(text: string, at: number): boolean {
  return (
    classAt(text, at) === DIGIT &&
    classAt(text, at + 1) === DIGIT &&
    classAt(text, at + 2) === DIGIT &&
    classAt(text, at + 3) !== DIGIT
  );
}

/** Names of files by themselves: in code, a dot between two words mostly is no file. */
const EXTENSIONS = new Set(
  (
    'txt md rst pdf doc docx odt rtf xls xlsx ods csv tsv ppt pptx json jsonl ndjson yaml yml toml ini cfg env xml ' +
    'html htm css scss js jsx mjs cjs ts tsx py pyi ipynb java kt go rs rb php c h cc cpp hpp cs swift scala sh bash ' +
    'ps1 bat sql db sqlite parquet log lock zip gz tar tgz png jpg jpeg gif svg webp bmp mp3 mp4 wav mov pdb pkl npy'
  ).split(' '),
);

/** report.pdf, main.py: a name, a dot and an extension files have. */
export function hasExtension(word: string): boolean {
  const dot = word.lastIndexOf('.');
  return dot > 0 && word.length - dot <= 8 && EXTENSIONS.has(word.slice(dot + 1).toLowerCase());
}
