import { expect, test } from 'vitest';
import { isAgentName, speakerKind } from '../../../../extension/trace/messages/speaker';

test.each([
  ['human', 'user'],
  ['user', 'user'],
  ['user_proxy', 'user'],
  ['UserProxyAgent', 'user'],
  ['Computer_terminal', 'tool'],
  ['ComputerTerminal', 'tool'],
  ['code_executor', 'tool'],
  ['Environment_Expert', 'model'],
  ['Orchestrator (thought)', 'model'],
  ['Orchestrator (-> WebSurfer)', 'handoff'],
  ['Orchestrator (-> ComputerTerminal)', 'handoff'],
  ['WebSurfer', 'model'],
  ['User_Research_Expert', 'model'],
  ['', 'model'],
])('%s is %s', (speaker, kind) => {
  expect(speakerKind(speaker)).toBe(kind);
});

test('agents are told from persons by the words in their names', () => {
  expect(['Geometry_Expert', 'coder_agent', 'Orchestrator (thought)'].every(isAgentName)).toBe(true);
  expect(['Ada', 'example_user', 'Magenta'].some(isAgentName)).toBe(false);
});
