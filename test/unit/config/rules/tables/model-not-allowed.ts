import { type RuleTable, type Sample, settings } from '../table';

function allowed(pattern: string): Sample {
  const { files } = settings('model: claude-opus-4-6', 'temperature: 0');
  return { files: [...files, { path: 'backstep.json', text: JSON.stringify({ models: { allow: [pattern] } }) }] };
}

const table: RuleTable = {
  valid: [allowed('claude-*'), settings('model: gpt-5.5', 'temperature: 0')],
  invalid: [{ ...allowed('gpt-5*'), at: 'model', says: 'not among the allowed models' }],
};

export default table;
