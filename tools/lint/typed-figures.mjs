// A lint rule: a figure of a rule is never typed into a text. Where a text says a period, it takes it from the item, the case or the defaults.

const CHINESE =
  /(?<![第月0-9])(?:[0-9]{1,3}|[〇一二两三四五六七八九十百半]+)\s*(?:个?(?:工作日|自然日|办公小时|小时|星期|季度)|个月|日|天|周|年|分钟|秒)/gu;
const COUNT =
  '[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety';
const ENGLISH = new RegExp(
  `(?<![\\w-])(?:${COUNT})[-\\s]+(?:(?:more|working|natural|calendar|counter|consecutive)[-\\s]+)*(?:day|hour|month|week|year|minute|second)s?\\b`,
  'giu',
);

/** Figures beside a unit of time in a text, those left out that one of the allowed texts has. */
function figuresIn(text, allowed) {
  const kept = allowed.reduce((left, { text: known }) => left.replaceAll(known, ''), text);
  return [...kept.matchAll(CHINESE), ...kept.matchAll(ENGLISH)].map(([figure]) => figure);
}

const isExample = (node) => {
  for (let each = node; each; each = each.parent)
    if (each.type === 'Property' && ['example', 'examples'].includes(each.key.name)) return true;
  return false;
};

export const typedFigures = {
  meta: {
    type: 'problem',
    messages: {
      typed: '“{{figure}}” is typed into a text: say the period that the item, the case or the defaults have.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          allow: {
            type: 'array',
            items: {
              type: 'object',
              properties: { text: { type: 'string' }, why: { type: 'string' } },
              required: ['text', 'why'],
              additionalProperties: false,
            },
          },
        },
        additionalProperties: false,
      },
    ],
  },
  create(context) {
    const allowed = context.options[0]?.allow ?? [];
    const look = (node, text) => {
      if (isExample(node)) return;
      for (const figure of figuresIn(text, allowed)) context.report({ node, messageId: 'typed', data: { figure } });
    };
    return {
      Literal: (node) => typeof node.value === 'string' && look(node, node.value),
      TemplateElement: (node) => look(node, node.value.cooked ?? node.value.raw),
    };
  },
};
