import { readRequest } from '../parts/request';
import { findTools } from '../tools/shapes';
import type { Kind } from './kind';

/** `{consolidated_tools: [{name, description, toolMetadata, mappedToolList}]}` of the Azure MCP server. */
export const toolsAzure: Kind = {
  id: 'tools-azure-consolidated',
  title: 'Azure consolidated tools',
  formats: ['json'],
  matches(document) {
    const shape = findTools(document.root)?.shape;
    return shape === 'azure';
  },
  read: readRequest,
};
