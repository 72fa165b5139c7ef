import { file, type RuleTable, settings } from '../table';

const table: RuleTable = {
  valid: [
    settings('model: claude-opus-4-6', 'temperature: 0'),
    settings('model: gpt-4.1-2025-04-14', 'temperature: 0'),
    settings(`model: \${env:MODEL}`, 'temperature: 0'),
    file('a.prompty', '---\nmodel:\n  configuration:\n    azure_deployment: gpt-4o\n---\nHi'),
  ],
  invalid: [
    {
      ...settings('model: gpt-5.5', 'temperature: 0'),
      at: 'model',
      says: 'is not pinned',
      fixed: 'model: gpt-5.5-2026-04-23',
    },
    {
      files: [
        ...settings('model: gpt-5.5', 'temperature: 0').files,
        { path: 'backstep.json', text: '{"files": {"production": ["*.yaml"]}}' },
      ],
      at: 'model',
      says: 'is not pinned',
      severity: 'error',
      fixed: 'gpt-5.5-2026-04-23',
    },
    {
      ...file('promptfooconfig.yaml', 'prompts: [a.txt]\nproviders:\n  - id: openai:chat:gpt-5.5\n'),
      at: 'providers[0].id',
      says: '"gpt-5.5" is not pinned',
      fixed: 'openai:chat:gpt-5.5-2026-04-23',
    },
  ],
};

export default table;
