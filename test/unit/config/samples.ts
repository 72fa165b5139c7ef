/** A small file of each kind, and what is read from it. */
export interface KindSample {
  readonly path: string;
  readonly text: string;
  readonly kind: string;
  readonly says: readonly string[];
}

const json = (value: unknown): string => JSON.stringify(value, undefined, 2);
const SCHEMA = {
  type: 'object',
  properties: {
    hall: { type: 'string' },
    rows: { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] } },
    note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    box: { $ref: '#/$defs/Box' },
  },
  required: ['hall'],
  $defs: {
    Box: { type: 'object', properties: { size: { enum: ['s', 'l'], type: 'string' }, next: { $ref: '#/$defs/Box' } } },
  },
};
const READ = 'hall!:string rows:array rows[].id!:integer note:string box:object box.size:string box.next:object';
const TOOL = { name: 'count_stock', description: 'Counts the stock of a hall.' };
const SIMPLE = { type: 'object', properties: { hall: { type: 'string' } }, required: ['hall'] };

export const SAMPLES: readonly KindSample[] = [
  {
    path: 'a/tools.json',
    kind: 'tools-mcp-list',
    text: json({
      tools: [
        { ...TOOL, inputSchema: SCHEMA },
        { name: 'unfinished', description: 'Has no schema yet.' },
      ],
    }),
    says: [`tool count_stock (${READ})`, 'tool unfinished ()'],
  },
  {
    path: 'snaps/count.snap',
    kind: 'tools-mcp-list',
    text: json({ ...TOOL, inputSchema: SIMPLE }),
    says: ['tool count_stock (hall!:string)'],
  },
  {
    path: 'reply.json',
    kind: 'tools-mcp-list',
    text: json({ jsonrpc: '2.0', id: 1, result: { tools: [{ ...TOOL, inputSchema: SIMPLE }] } }),
    says: ['tool count_stock (hall!:string)'],
  },
  {
    path: 'request.json',
    kind: 'tools-anthropic',
    text: json({
      model: 'claude-opus-4-6',
      system: 'You count.',
      max_tokens: 9,
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
      tools: [{ ...TOOL, input_schema: SIMPLE }],
    }),
    says: [
      'tool count_stock (hall!:string)',
      'prompt system none agent',
      'prompt user none task',
      'model claude-opus-4-6 {maxTokens}',
    ],
  },
  {
    path: 'chat.json',
    kind: 'tools-openai-chat',
    text: json([{ type: 'function', function: { ...TOOL, parameters: SIMPLE } }]),
    says: ['tool count_stock (hall!:string)'],
  },
  {
    path: 'responses.json',
    kind: 'tools-openai-responses',
    text: json({
      model: 'gpt-5.5',
      tools: [
        { type: 'function', ...TOOL, parameters: SIMPLE },
        { type: 'web_search' },
        { type: 'mcp', server_label: 'stock', server_url: 'https://example.org' },
      ],
    }),
    says: ['tool count_stock (hall!:string)', 'model gpt-5.5 {}', 'server stock at true'],
  },
  {
    path: 'functions.json',
    kind: 'tools-openai-functions',
    text: json({ functions: [{ ...TOOL, parameters: SIMPLE }] }),
    says: ['tool count_stock (hall!:string)'],
  },
  {
    path: 'gemini.json',
    kind: 'tools-gemini',
    text: json({
      tools: [
        {
          functionDeclarations: [{ ...TOOL, parameters: { type: 'OBJECT', properties: { hall: { type: 'STRING' } } } }],
        },
      ],
    }),
    says: ['tool count_stock (hall:string)'],
  },
  {
    path: 'bedrock.json',
    kind: 'tools-bedrock-toolspec',
    text: json({ toolConfig: { tools: [{ toolSpec: { ...TOOL, inputSchema: { json: SIMPLE } } }] } }),
    says: ['tool count_stock (hall!:string)'],
  },
  {
    path: 'bfcl.json',
    kind: 'tools-bfcl',
    text: `${JSON.stringify({ ...TOOL, parameters: { type: 'dict', properties: { hall: { type: 'string' }, load: { type: 'float' } }, required: ['hall'] } })}\n${JSON.stringify({ ...TOOL, name: 'b', parameters: { type: 'dict', properties: {} } })}\n`,
    says: ['tool count_stock (hall!:string load:number)', 'tool b ()'],
  },
  {
    path: 'azure.json',
    kind: 'tools-azure-consolidated',
    text: json({
      consolidated_tools: [{ ...TOOL, toolMetadata: { readOnly: { value: true } }, mappedToolList: ['a'] }],
    }),
    says: ['tool count_stock ()'],
  },
  {
    path: 'tools.json',
    kind: 'tools-docker-mcp',
    text: json([
      {
        ...TOOL,
        arguments: [
          { name: 'hall', type: 'string', desc: 'Hall' },
          { name: 'note', type: 'string', optional: true },
        ],
      },
    ]),
    says: ['tool count_stock (hall!:string note:string)'],
  },
  { path: 'stock.tools.json', kind: 'tools-docker-mcp', text: json([TOOL]), says: ['tool count_stock ()'] },
  {
    path: 'toolbox.yaml',
    kind: 'tools-genai-toolbox',
    text: 'sources: {db: {kind: sqlite}}\ntools:\n  count-stock:\n    kind: sqlite-sql\n    source: db\n    description: Counts the stock.\n    parameters:\n      - {name: hall, type: string}\n      - {name: most, type: integer, default: 5}\n    statement: SELECT 1\n',
    says: ['tool count-stock (hall!:string most:integer)'],
  },
  {
    path: 'tools/count.yaml',
    kind: 'tools-dify',
    text: 'identity: {name: count_stock}\ndescription: {llm: Counts the stock., human: {en_US: Counts}}\nparameters:\n  - {name: hall, type: string, required: true, form: llm, llm_description: Hall}\n  - {name: size, type: select, form: llm, options: [{value: s}]}\n  - {name: key, type: secret-input, form: form}\n',
    says: ['tool count_stock (hall!:string size:string)'],
  },
  {
    path: 'custom.json',
    kind: 'tools-flowise',
    text: json({
      ...TOOL,
      func: 'return 1',
      schema: JSON.stringify([{ property: 'hall', type: 'string', required: true }]),
    }),
    says: ['tool count_stock (hall!:string)'],
  },
  {
    path: 'ai-plugin.json',
    kind: 'tools-m365-apiplugin',
    text: json({ schema_version: 'v2.2', functions: [TOOL], runtimes: [] }),
    says: ['tool count_stock ()'],
  },
  {
    path: 'clerk.agent.yaml',
    kind: 'agent-backstep',
    text: 'name: clerk\nkind: bounded\nmodel:\n  name: claude-opus-4-6\n  fallback: [gpt-5.5]\n  parameters: {temperature: 0}\ntools: [tools.json, count_stock]\nhandoffs: [writer]\n',
    says: ['model claude-opus-4-6 {temperature}', 'model gpt-5.5 {}', 'agent clerk tools count_stock to writer'],
  },
  {
    path: 'agent.yaml',
    kind: 'agent-ms-declarative',
    text: 'kind: Prompt\nname: clerk\ninstructions: You count.\nmodel:\n  id: gpt-5.5\n  options: {temperature: 0.2}\ntools:\n  - kind: function\n    name: count_stock\n    description: Counts stock.\n    parameters:\n      properties:\n        hall: {kind: string, required: true}\n',
    says: ['tool count_stock (hall!:string)', 'prompt system none agent', 'model gpt-5.5 {temperature}', 'agent clerk'],
  },
  {
    path: 'team.json',
    kind: 'agent-autogen',
    text: json({
      provider: 'autogen_agentchat.agents.AssistantAgent',
      component_type: 'agent',
      config: {
        name: 'clerk',
        system_message: 'You count.',
        model_client: {
          provider: 'autogen_ext.models.openai.OpenAIChatCompletionClient',
          component_type: 'model',
          config: { model: 'gpt-5.5' },
        },
      },
    }),
    says: ['prompt system none agent', 'model gpt-5.5 {}', 'agent clerk'],
  },
  {
    path: 'flow.json',
    kind: 'agent-flowise',
    text: json({
      nodes: [
        {
          data: {
            name: 'chat',
            category: 'Chat Models',
            inputs: { modelName: 'gpt-5.5', temperature: 0.5, systemMessage: 'You count.' },
          },
        },
      ],
      edges: [],
    }),
    says: ['prompt system none agent', 'model gpt-5.5 {temperature}'],
  },
  {
    path: 'langgraph.json',
    kind: 'agent-langgraph',
    text: json({ graphs: { main: './a.py:graph' }, dependencies: ['.'] }),
    says: [],
  },
  {
    path: 'declarativeAgent.json',
    kind: 'agent-m365-declarative',
    text: json({
      version: 'v1.0',
      name: 'clerk',
      instructions: "$[file('a.txt')]",
      actions: [{ id: 'a', file: 'ai-plugin.json' }],
    }),
    says: ['agent clerk'],
  },
  {
    path: 'pipeline.yml',
    kind: 'agent-haystack',
    text: 'components:\n  llm:\n    type: haystack.components.generators.chat.openai.OpenAIChatGenerator\n    init_parameters: {model: gpt-5.5, generation_kwargs: {temperature: 0}}\n  prompt:\n    type: haystack.components.builders.PromptBuilder\n    init_parameters: {template: "Answer {{query}}"}\nconnections: []\n',
    says: ['prompt system jinja task', 'model gpt-5.5 {temperature}'],
  },
  {
    path: 'promptfooconfig.yaml',
    kind: 'agent-promptfoo',
    text: 'prompts: ["Count {{hall}}", a.txt]\nproviders:\n  - openai:chat:gpt-5.5\n  - {id: "anthropic:messages:claude-opus-4-6", config: {max_tokens: 9}}\n  - file://x.js\n',
    says: ['prompt system mustache task', 'model gpt-5.5 {}', 'model claude-opus-4-6 {maxTokens}'],
  },
  {
    path: 'root_agent.yaml',
    kind: 'agent-google-adk',
    text: 'name: clerk\nmodel: gemini-2.5-pro\ninstruction: You count {halls}.\n',
    says: ['prompt system none agent', 'model gemini-2.5-pro {}', 'agent clerk'],
  },
  {
    path: 'config/agents.yaml',
    kind: 'agent-crewai',
    text: 'clerk:\n  role: Counts\n  goal: Count {hall}\n  llm: gpt-5.5\n',
    says: ['prompt system braces task', 'prompt system braces task', 'model gpt-5.5 {}', 'agent clerk'],
  },
  {
    path: 'config/tasks.yaml',
    kind: 'agent-crewai',
    text: 'count:\n  description: Count {hall}\n  expected_output: A number\n',
    says: ['prompt system braces task', 'prompt system braces task'],
  },
  {
    path: 'a.prompt.yml',
    kind: 'prompt-github-models',
    text: 'model: openai/gpt-5.5\nmodelParameters: {temperature: 0}\nmessages:\n  - {role: system, content: You count.}\n  - {role: user, content: "{{hall}}"}\n',
    says: ['prompt system mustache task', 'prompt user mustache task', 'model openai/gpt-5.5 {temperature}'],
  },
  {
    path: 'a.prompt.yaml',
    kind: 'prompt-langwatch',
    text: 'model: openai/gpt-5.5\nprompt: You count.\n',
    says: ['prompt system mustache task', 'model openai/gpt-5.5 {}'],
  },
  {
    path: 'Story.yaml',
    kind: 'prompt-semantic-kernel',
    text: 'name: Story\ntemplate: Tell {{$topic}}\ntemplate_format: semantic-kernel\ninput_variables: [{name: topic}]\nexecution_settings: {default: {temperature: 0.6}}\n',
    says: ['prompt system semantic-kernel task [topic]', 'model undefined (indirect) {temperature}'],
  },
  {
    path: 'Fun/skprompt.txt',
    kind: 'prompt-semantic-kernel',
    text: 'Tell {{$input}}',
    says: ['prompt system semantic-kernel task'],
  },
  {
    path: 'a.prompty',
    kind: 'prompt-prompty',
    text: '---\nname: a\nmodel:\n  id: gpt-5.5\n  options: {maxOutputTokens: 5}\ninputs:\n  hall: {type: string}\ntools:\n  - {name: count_stock, kind: function, description: Counts stock., parameters: [{name: hall, kind: string, required: true}]}\n---\nsystem:\nYou count.\nuser:\n{{hall}}\n',
    says: ['tool count_stock (hall!:string)', 'prompt system+user jinja task [hall]', 'model gpt-5.5 {maxTokens}'],
  },
  {
    path: 'b.prompty',
    kind: 'prompt-prompty',
    text: '---\nmodel:\n  configuration: {type: azure_openai, azure_deployment: gpt-5.5}\n---\nHi',
    says: ['prompt system jinja task', 'model gpt-5.5 (indirect) {}'],
  },
  {
    path: 'a.prompt',
    kind: 'prompt-dotprompt',
    text: '---\nmodel: googleai/gemini-2.5-flash\nconfig: {temperature: 0.7}\ninput:\n  schema:\n    hall: string\n    note?: string, a note\ntools: [count]\n---\n{{role "system"}}You count.{{role "user"}}{{hall}}\n',
    says: [
      'prompt system+user handlebars task [hall,note]',
      'model googleai/gemini-2.5-flash {temperature}',
      'agent undefined tools count',
    ],
  },
  {
    path: '.continue/config.yaml',
    kind: 'prompt-continue',
    text: 'name: a\nversion: 1.0.0\nschema: v1\nmodels: [{name: m, provider: openai, model: gpt-5.5}]\nrules: [Be brief]\nmcpServers: [{name: stock, command: node}]\n',
    says: ['prompt system none instructions', 'model gpt-5.5 {}', 'server stock at true'],
  },
  {
    path: 'unit.prompt',
    kind: 'prompt-continue',
    text: 'name: Unit\ndescription: Writes tests\n---\nWrite tests.',
    says: ['prompt system none instructions'],
  },
  {
    path: '.github/copilot-instructions.md',
    kind: 'prompt-copilot-instructions',
    text: 'Be brief.',
    says: ['prompt system none instructions'],
  },
  {
    path: 'packages/AGENTS.md',
    kind: 'prompt-agents-md',
    text: 'Be brief.',
    says: ['prompt system none instructions'],
  },
  {
    path: '.cursor/rules/a.mdc',
    kind: 'prompt-cursor-rule',
    text: '---\nglobs: "*.ts"\n---\nBe brief.',
    says: ['prompt system none instructions'],
  },
  {
    path: 'a.instructions.md',
    kind: 'prompt-vscode-instructions',
    text: '---\napplyTo: "**"\n---\nBe brief.',
    says: ['prompt system none instructions'],
  },
  {
    path: 'a.prompt.md',
    kind: 'prompt-vscode-prompt',
    text: '---\nmodel: GPT-5\n---\nBe brief.',
    says: ['prompt system none task', 'model GPT-5 (indirect) {}'],
  },
  {
    path: 'a.agent.md',
    kind: 'prompt-vscode-agent',
    text: '---\ndescription: a\ntools: [search]\nhandoffs: [{agent: writer}]\n---\nYou count.',
    says: ['prompt system none agent', 'agent undefined tools search to writer'],
  },
  {
    path: 'a.chatmode.md',
    kind: 'prompt-vscode-chatmode',
    text: '---\ndescription: a\n---\nYou count.',
    says: ['prompt system none agent', 'agent undefined'],
  },
  {
    path: 'skills/a/SKILL.md',
    kind: 'prompt-skill',
    text: '---\nname: a\ndescription: b\n---\nCount.',
    says: ['prompt system none instructions'],
  },
  { path: 'system_prompt.txt', kind: 'prompt-text', text: 'You count.', says: ['prompt system none agent'] },
  {
    path: '.claude/commands/a.md',
    kind: 'prompt-claude-command',
    text: 'Count $ARGUMENTS',
    says: ['prompt system none task'],
  },
  {
    path: '.claude/agents/a.md',
    kind: 'prompt-claude-agent',
    text: '---\nname: a\ndescription: b\ntools: Read, Bash\nmodel: sonnet\n---\nYou count.',
    says: ['prompt system none agent', 'model sonnet (indirect) {}', 'agent a tools Read,Bash'],
  },
  {
    path: 'proxy.yaml',
    kind: 'model-litellm',
    text: 'model_list:\n  - model_name: gpt-4\n    litellm_params: {model: openai/gpt-5.5, temperature: 0}\n',
    says: ['model openai/gpt-5.5 {temperature}'],
  },
  {
    path: 'workflow.yml',
    kind: 'model-nemo',
    text: 'llms:\n  main: {_type: nim, model_name: meta/llama-3.1-70b-instruct, max_tokens: 9}\nworkflow: {_type: react_agent}\n',
    says: ['model meta/llama-3.1-70b-instruct {maxTokens}'],
  },
  {
    path: 'swe.yaml',
    kind: 'model-swe-agent',
    text: 'agent:\n  templates: {system_template: You fix., instance_template: "{{task}}"}\n  model: {name: claude-opus-4-6}\n',
    says: ['prompt system jinja task', 'prompt system jinja task', 'model claude-opus-4-6 {}'],
  },
  {
    path: 'models.yaml',
    kind: 'model-kagent',
    text: 'apiVersion: v1\nkind: Secret\n---\napiVersion: kagent.dev/v1alpha2\nkind: ModelConfig\nspec: {model: gpt-5.5, provider: OpenAI}\n',
    says: ['model gpt-5.5 {}'],
  },
  { path: '.env.example', kind: 'model-env', text: 'API_KEY=x\nAGENT_MODEL="gpt-5.5"\n', says: ['model gpt-5.5 {}'] },
  {
    path: '.claude/settings.json',
    kind: 'model-claude-settings',
    text: json({ model: 'opus', permissions: {} }),
    says: ['model opus (indirect) {}'],
  },
  {
    path: 'config.toml',
    kind: 'model-settings',
    text: 'model = "gpt-5.5"\nmodel_provider = "openai"\n[mcp_servers.stock]\ncommand = "node"\n',
    says: ['model gpt-5.5 {}', 'server stock at true'],
  },
  {
    path: '.vscode/mcp.json',
    kind: 'mcp-servers',
    text: json({ servers: { stock: { url: 'https://example.org' } } }),
    says: ['server stock at true'],
  },
];

/** Files that look a little like agent config and are none. */
export const OTHERS: readonly { readonly path: string; readonly text: string }[] = [
  { path: 'package.json', text: json({ name: 'a', description: 'b', tools: [{ ...TOOL, inputSchema: SIMPLE }] }) },
  { path: 'tsconfig.build.json', text: json({ compilerOptions: {} }) },
  { path: 'api.json', text: json({ openapi: '3.1.0', tools: [{ ...TOOL, inputSchema: SIMPLE }] }) },
  { path: 'api.yaml', text: 'swagger: "2.0"\nname: a\ninstruction: b\nmodel: c\n' },
  { path: '.github/workflows/ci.yml', text: 'name: ci\nmodel: gpt-5.5\ntemperature: 0\n' },
  { path: 'docker-compose.yml', text: 'services: {a: {image: b}}\nmodel: gpt-5.5\ntemperature: 1\n' },
  {
    path: 'deploy.yaml',
    text: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nmodel: gpt-5.5\ntemperature: 1\n',
  },
  { path: 'run.trace.json', text: json({ tools: [{ ...TOOL, inputSchema: SIMPLE }] }) },
  { path: 'spans.json', text: json({ resourceSpans: [], tools: [{ ...TOOL, inputSchema: SIMPLE }] }) },
  { path: 'README.md', text: '---\nname: a\ndescription: b\ntools: c\n---\nHi' },
  { path: 'docs/agent.md', text: '# Class: Agent\n' },
  { path: 'notes.md', text: 'Be brief.' },
  { path: 'list.json', text: json([{ name: 'a', description: 'b' }]) },
  { path: 'completions.json', text: json({ name: 'cli', description: 'b', parameters: [{ name: 'c' }] }) },
  { path: 'menu.yaml', text: 'tools:\n  hammer: {kind: steel}\n' },
  { path: '.env', text: 'DATABASE_URL=x\nCAR_MODEL=beetle\n' },
  { path: 'image.png', text: 'x' },
  { path: 'tools.json', text: '\0\0{"tools": []}' },
  { path: 'broken.json', text: '{"a": [1, ' },
];
