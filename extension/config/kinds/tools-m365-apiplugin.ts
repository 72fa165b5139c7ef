import { get, has } from '../document/node';
import { valueText } from '../tools/shapes';
import type { Kind } from './kind';

/**
 * A Microsoft 365 Copilot API plugin: `schema_version`, `functions` and `runtimes`. The parameters stand in the OpenAPI
 * file that a runtime points to, so none are listed here.
 */
export const toolsM365: Kind = {
  id: 'tools-m365-apiplugin',
  title: 'Microsoft 365 API plugin',
  formats: ['json'],
  matches({ root }) {
    return (
      has(root, 'schema_version') &&
      get(root, 'functions')?.type === 'array' &&
      (has(root, 'runtimes') || has(root, 'name_for_human'))
    );
  },
  read({ root }) {
    return {
      tools: get(root, 'functions')!.items.map((node) => ({
        node,
        shape: 'm365' as const,
        name: valueText(get(node, 'name')),
        description: get(node, 'description'),
        schema: get(node, 'parameters'),
        parameters: [],
        listsParameters: false,
        output: undefined,
        annotations: {
          readOnly: undefined,
          destructive: undefined,
          confirmation: get(get(node, 'capabilities'), 'confirmation'),
        },
        strict: false,
      })),
    };
  },
};
