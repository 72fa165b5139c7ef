import { parameter, type RuleTable, tool, tools } from '../table';

/** A text parameter of this name whose list of values has to be found. */
function prose(name: string, description: string, says: string): RuleTable['invalid'][number] {
  const at = `tools[0].inputSchema.properties.${name}.description`;
  return { ...parameter(name, { type: 'string', description }), at, says, fixed: 'enum' };
}

const table: RuleTable = {
  valid: [
    parameter('parts', { type: 'array', items: { type: 'string' }, description: 'Parts (e.g., ["lid", "base"])' }),
    parameter('when', { type: 'string', description: "Format: 'YYYY-MM-DD' or 'DD.MM.YYYY'" }),
    parameter('note', { type: 'string', description: "Example: 'left in the hall', 'wet'" }),
    parameter('order', { type: 'string', enum: ['asc', 'desc'], description: 'asc or desc' }),
    parameter('symbol', { type: 'string', description: 'Trading symbol (e.g., ABC, DEF)' }),
    parameter('place', { type: 'string', description: 'Where to look (city, state, etc.)' }),
    parameter('target', { type: 'string', description: 'Path or URL of the plan' }),
    parameter('code', { type: 'string', description: 'Must be unique and case-sensitive.' }),
    parameter('crate_owner', { type: 'string', description: 'The owner (person or company) of the crate' }),
    parameter('ordering', { type: 'string', description: 'Order by weight_kg or id (prefix with - for descending)' }),
    parameter('ordering', { type: 'string', description: 'Order by packing date, oldest first' }),
    parameter('flags', { type: 'string', pattern: '^[AB]*$', description: 'One of: A, B' }),
  ],
  invalid: [
    prose('policy', 'How to pack. Valid values: ``loose``, ``tight``.', 'loose, tight'),
    prose('direction', 'Where to turn. Can be left or right.', 'left, right'),
    prose('state', "State of the crate. Either 'open' or 'sealed'. Use 'sealed' to close it.", 'open, sealed'),
    prose('shelf_theme', 'Paint of the shelf (pale or bold, default: bold)', 'pale, bold'),
    prose('out_type', 'Kind of label: sticker, tag, stamp', 'sticker, tag, stamp'),
    prose('packing', "How to pack: 'loose' leaves air, 'tight' leaves none, 'wet' adds ice", 'loose, tight, wet'),
    prose('status', 'Only crates of this status - OPEN or SEALED.', 'OPEN, SEALED'),
    prose('metal', 'Metal to buy: AU, AG, CU, PT, or PD.', 'AU, AG, CU, PT'),
    prose('hall', '[Enum]: North Hall, South Hall, Old Yard', 'North Hall, South Hall'),
    {
      ...parameter('parts', { type: 'array', items: { type: 'string' }, description: 'Options: "lid", "base"' }),
      at: 'tools[0].inputSchema.properties.parts.description',
      says: 'its items are free strings',
      fixed: '"enum": ["lid", "base"]\n',
    },
    {
      ...parameter('order', { type: 'string', description: 'Sort order (asc or desc)' }),
      at: 'tools[0].inputSchema.properties.order.description',
      says: 'asc, desc',
      fixed: '"enum": ["asc", "desc"]',
    },
    {
      ...parameter('side', { type: 'string', description: 'NEAR or FAR' }),
      at: 'tools[0].inputSchema.properties.side.description',
      says: 'takes only 2 values',
      fixed: '["NEAR", "FAR"]',
    },
    {
      ...parameter('state', { type: 'string', description: 'Filter by crate state (open, sealed)' }),
      at: 'tools[0].inputSchema.properties.state.description',
      says: 'open, sealed',
      fixed: '["open", "sealed"]',
    },
    {
      ...parameter('crate_category', { type: 'string', description: 'Filter by category (food, tools, glass)' }),
      at: 'tools[0].inputSchema.properties.crate_category.description',
      says: 'food, tools, glass',
      fixed: 'enum',
    },
    {
      ...parameter('ordering', { type: 'string', description: 'Order by packed_at, weight_kg, or id' }),
      at: 'tools[0].inputSchema.properties.ordering.description',
      says: 'packed_at, weight_kg, id',
      fixed: 'enum',
    },
    {
      ...parameter('shelf', { type: 'string', description: 'One of: Food/Dry, Food/Cold, Tools' }),
      at: 'tools[0].inputSchema.properties.shelf.description',
      says: 'Food/Dry, Food/Cold, Tools',
      fixed: 'enum',
    },
    {
      ...parameter('kind', { type: 'string', description: "One of 'small', 'large' or 'bulk'." }),
      at: 'tools[0].inputSchema.properties.kind.description',
      says: 'small, large, bulk',
      fixed: 'enum',
    },
    {
      ...parameter('action', {
        type: 'string',
        description: "Options are:\n- 'add' - adds a crate\n- 'drop' - takes it out",
      }),
      at: 'tools[0].inputSchema.properties.action.description',
      says: 'add, drop',
      fixed: 'enum',
    },
    {
      ...parameter('排序', { type: 'string', description: '排序方式。可选值：[label(按标签), weight(按重量)]' }),
      at: 'tools[0].inputSchema.properties["排序"].description',
      says: 'label, weight',
      fixed: 'enum',
    },
    {
      ...tools(
        tool(
          'count_stock',
          { unit: { type: 'string' } },
          { description: 'Counts stock.\n\nArgs:\n    unit: Unit of weight (kg or lb)\n' },
        ),
      ),
      at: 'tools[0].inputSchema.properties.unit',
      says: 'kg, lb',
      fixed: 'enum',
    },
    {
      ...tools(
        tool(
          'move_crate',
          { lift: { type: 'string' } },
          {
            description:
              'Moves a crate.\n\nArgs:\n    lift: How to lift, options:\n        - "hook" (default): by a hook\n        - "belt": by a belt\n',
          },
        ),
      ),
      at: 'tools[0].inputSchema.properties.lift',
      says: 'hook, belt',
      fixed: 'enum',
    },
  ],
};

export default table;
