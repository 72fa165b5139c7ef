import { readRequest } from '../parts/request';
import { findTools } from '../tools/shapes';
import type { Kind } from './kind';

/** A `tools/list` result, its `tools` array, or one MCP tool: `{name, description, inputSchema, annotations}`. */
export const toolsMcpList: Kind = {
  id: 'tools-mcp-list',
  title: 'MCP tool list',
  formats: ['json', 'yaml'],
  matches(document) {
    const shape = findTools(document.root)?.shape;
    return shape === 'mcp';
  },
  read: readRequest,
};
