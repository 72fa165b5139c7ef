/** Characters a token stands for in English and JSON, roughly; used only where no usage is recorded. */
export const CHARACTERS_PER_TOKEN = 4;
