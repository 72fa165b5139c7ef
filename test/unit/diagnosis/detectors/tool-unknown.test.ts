import { toolUnknown } from '../../../../extension/diagnosis/detectors/tool-unknown';
import { call, says, table } from './cases';

const payload = { tools: [{ name: 'search_docs' }, { name: 'mcp__files__read' }] };
table(toolUnknown, {
  fires: [
    {
      name: 'misspelt',
      lines: [says('', [['serach_docs', { q: 'a' }]], { payload })],
      steps: [1],
      message: /search_docs is close/,
    },
    {
      name: 'made up, then right',
      lines: [says('', [['teleport', {}]], { payload }), says('', [['search_docs', {}]], { payload })],
      steps: [1],
      recovered: true,
    },
  ],
  quiet: [
    { name: 'offered', lines: [says('', [['search_docs', {}]], { payload })] },
    { name: 'under its bare name', lines: [says('', [['read', {}]], { payload })] },
    { name: 'it ran', lines: [says('', [['web_search', {}]], { payload }), call('web_search', {}, 'found')] },
    { name: 'the offer is not recorded', lines: [says('', [['teleport', {}]])] },
  ],
});
