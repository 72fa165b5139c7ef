import { type RuleTable, tool, tools } from '../table';

const required = (...names: readonly string[]) => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
  required: names,
});

const table: RuleTable = {
  valid: [
    tools(
      tool('get_crate', { number: { type: 'string' } }, { description: 'Gets one crate by its number.' }),
      tool(
        'get_crate_data',
        {},
        {
          description: 'Gets the sizes of all crates there are.',
          inputSchema: { type: 'object', properties: { since: { type: 'string' } }, required: ['since'] },
        },
      ),
    ),
    tools(
      tool('read_crate', {}, { description: 'Reads the content of a crate. Use this when the number is known.' }),
      tool('retrieve_crate', {}, { description: 'Retrieves crate details by label.' }),
    ),
    tools(
      tool('get_crate', {}, { description: 'Gets one crate by its number.' }),
      tool('get_crates', {}, { description: 'Gets all crates of a shelf.' }),
    ),
    tools(
      tool(
        'update_crate_size',
        { size: { type: 'string' } },
        {
          description: 'Update the size of a crate based on its number.',
          inputSchema: { type: 'object', properties: { size: { type: 'string' } }, required: ['size'] },
        },
      ),
      tool(
        'update_crate_label',
        {},
        {
          description: 'Update the label of a crate based on its number.',
          inputSchema: { type: 'object', properties: { label: { type: 'string' } }, required: ['label'] },
        },
      ),
    ),
  ],
  invalid: [
    {
      ...tools(
        tool('find_crate', {}, { description: 'Finds a crate', inputSchema: required('label') }),
        tool('lookup_crate', {}, { description: 'Looks a crate up.', inputSchema: required('shelf', 'place') }),
      ),
      at: 'tools[0].description',
      says: 'their names mean the same',
      count: 2,
      fixed: '"Finds a crate. Use lookup_crate when shelf and place are known."',
    },
    {
      ...tools(
        tool('get_crate', {}, { description: 'Gets one crate by its number.' }),
        tool('get_crate_details', {}, { description: 'Retrieves the details of a crate.' }),
      ),
      at: 'tools[0].description',
      says: 'their names mean the same',
      count: 2,
    },
    {
      ...tools(
        tool('delete_repo', {}, { description: 'Deletes a repository with all crates.' }),
        tool('remove_repository', {}, { description: 'Removes a repository.' }),
      ),
      at: 'tools[0].description',
      says: 'their names mean the same',
      count: 2,
    },
    {
      ...tools(
        tool('search_crates', {}, { description: 'Searches crates by what is written on them.' }),
        tool('query_crates', {}, { description: 'Queries crates by text.' }),
      ),
      at: 'tools[0].description',
      says: 'their names mean the same',
      count: 2,
    },
    {
      ...tools(
        tool('read_crate', {}, { description: 'Reads the content of a crate.' }),
        tool('retrieve_crate', {}, { description: 'Retrieves crate details by label.' }),
      ),
      at: 'tools[0].description',
      says: '"read_crate" and "retrieve_crate" can be confused',
      count: 2,
    },
    {
      ...tools(
        tool(
          'list_crates',
          {},
          {
            description:
              'Get a detailed listing of all the crates in a given warehouse hall. Each line has the number of a crate and its place on the shelf.',
          },
        ),
        tool(
          'list_crates_with_weights',
          {},
          {
            description:
              'Get a detailed listing of all the crates in a given warehouse hall, including weights. Each line has the number of a crate and its place on the shelf.',
          },
        ),
      ),
      at: 'tools[0].description',
      says: 'nearly the same',
      count: 2,
    },
  ],
};

export default table;
