import { instructions, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [instructions('Today is {{date}}. The law of 2024 holds.')],
  invalid: [
    { ...instructions('Today is March 3, 2025. Count crates.'), at: 'body', says: 'true on one day only' },
    { ...instructions('The current year is 2025.'), at: 'body', says: '2025' },
  ],
};

export default table;
