import type { RefusalTexts } from '#libs/kernel/domain';

const TERMS = '事项目录 要素规范: 每一项要素都要能够照办';
const LEGS = '事项目录 要素规范: 分段时限';
const WINDOW = '民法典 1077: 冷静期和领证期';

function text(rule: string, title: [zh: string, en: string], detail: [zh: string, en: string]): RefusalTexts {
  const [zh, en] = title;
  return { kind: 'bad-request', rule, title: { zh, en }, detail: { zh: detail[0], en: detail[1] } };
}

/** Why a term of an item cannot be obeyed: an item that says such a thing is not published (`check-terms.ts`, `check-legs.ts`). */
export const TERM_REFUSALS = {
  'unknown-term': text(
    TERMS,
    ['没有这个要素', 'No such term'],
    [
      '事项没有“{term}”这个要素，写了也无从照办。请删去。',
      'An item has no term {term}, and nothing would obey it. Leave it out.',
    ],
  ),
  'limit-out-of-range': text(
    TERMS,
    ['时限超出范围', 'A limit out of range'],
    [
      '该时限须是{shortest}至{longest}的整数。请更正。',
      'This limit is a whole number from {shortest} to {longest}. Correct it.',
    ],
  ),
  'period-out-of-range': text(
    TERMS,
    ['期限超出范围', 'A period out of range'],
    [
      '期限“{period}”须是1至{longest}的整数。请更正。',
      'The period {period} is a whole number from 1 to {longest}. Correct it.',
    ],
  ),
  'periods-out-of-order': text(
    TERMS,
    ['期限先后颠倒', 'Periods out of order'],
    [
      '“{earlier}”({days}日)不能晚于“{later}”({most}日)。请更正。',
      'The period {earlier} ({days}) may not end after {later} ({most}). Correct them.',
    ],
  ),
  'spot-without-same-day': text(
    TERMS,
    ['即办件须当日办结', 'Decided on the spot means the same day'],
    [
      '即办件的承诺时限是当日（same-day）。请改承诺时限，或改办件类型。',
      'What is decided on the spot is promised for the same day. Change the promise, or the kind.',
    ],
  ),
  'guide-only-in-part': text(
    TERMS,
    ['只作指引的要素不一致', 'Guide-only in part'],
    [
      '只作指引的事项，办件类型和办理方式都是 guide-only，且须本人到场。请改为一致。',
      'What is guide-only is so by its kind and its mode, and asks for presence in person. Make them the same.',
    ],
  ),
  'presence-online': text(
    TERMS,
    ['到场与网办矛盾', 'In person, yet online'],
    [
      '须本人到场的事项不能网上办理。请删去网上办理的时限或方式，或改为不须到场。',
      'What asks for presence in person cannot be filed online. Leave out the online promise or mode, or the presence.',
    ],
  ),
  'fixed-too-far': text(
    TERMS,
    ['通办范围与定点办理矛盾', 'Fixed, yet of a wider scope'],
    [
      '定点办理的事项由{level}一级负责，通办范围不能大到“{scope}”。请缩小范围，或改办理方式。',
      'A fixed item that the {level} is responsible for cannot have the scope {scope}. Narrow it, or change the mode.',
    ],
  ),
  'extension-of-hours': text(
    TERMS,
    ['该时限不能延长', 'Not a limit that is extended'],
    [
      '当日或按小时计的承诺不能延长（行政许可法 42 以工作日计）。请删去延期天数。',
      'A promise of the same day, or of hours, is not extended (行政许可法 42 counts days). Leave the extension out.',
    ],
  ),
  'unknown-examiner': text(
    TERMS,
    ['没有这样的初审单位', 'No such examiner'],
    [
      '初审“{via}”须是 community、street、district 或 city，可加本地区的部门字母，如 district:CL。请更正。',
      'The examiner {via} is community, street, district or city, with the letters of a department if need be: district:CL. Correct it.',
    ],
  ),
  'unknown-procedure': text(
    '行政许可法 45: 不计入时限的程序',
    ['没有这种程序', 'No such procedure'],
    [
      '“{kind}”不是可以不计时的程序。可用：{kinds}。',
      '{kind} is no procedure that may be left out of the count. There are: {kinds}.',
    ],
  ),
  'procedure-listed-twice': text(
    '行政许可法 45: 不计入时限的程序',
    ['程序重复', 'A procedure is listed twice'],
    ['程序“{kind}”列了两次。请删去一个。', 'The procedure {kind} is listed twice. Leave one.'],
  ),
  'notice-days-differ': text(
    TERMS,
    ['公示天数不一致', 'Two lengths of one public notice'],
    [
      '不计时的公示写了{days}日，公示期限写了{other}日。请改为一致。',
      'The public notice that does not count has {days} days, the period of the notice {other}. Make them the same.',
    ],
  ),
  'one-of-needs-differ': text(
    '事项目录 要素规范: 申报材料',
    ['任选材料要求不一', 'One of several, yet not of one need'],
    [
      '同组“{group}”任交其一的材料须同为必要、可容缺或选交。请改为一致。',
      'Of the materials {group} one is enough, so all have one need. Make them the same.',
    ],
  ),
  'window-and-limits': text(
    WINDOW,
    ['窗口期与承诺时限矛盾', 'A window and a promise'],
    [
      '有窗口期的事项，何时可办、到何时为止由窗口期决定，不另作承诺。请删去其中之一。',
      'What has a window is done when the window says; there is no promise beside it. Leave one of them out.',
    ],
  ),
  'window-not-in-days': text(
    WINDOW,
    ['窗口期须以日计', 'A window is one of days'],
    [
      '窗口期按工作日、自然日或月计，不按小时计。请更正。',
      'A window is told in working days, natural days or months, not in hours. Correct it.',
    ],
  ),
  'unknown-expiry': text(
    WINDOW,
    ['窗口期届满的后果不明', 'No such end of a window'],
    [
      '窗口期届满只能视为撤回（withdrawn）。请更正。',
      'A window that has passed means withdrawn, and nothing else. Correct it.',
    ],
  ),
  'unknown-leg': text(
    LEGS,
    ['没有这个环节', 'No such leg'],
    [
      '环节“{leg}”须是 push（推送）、examine（初审）、decide（审批）或 notify（反馈）。请更正。',
      'The leg {leg} is push, examine, decide or notify. Correct it.',
    ],
  ),
  'leg-by-nobody': text(
    LEGS,
    ['环节无人办理', 'A leg that nobody has'],
    [
      '环节“{leg}”由“{by}”办理，与该环节不符：推送和反馈由收件地（receiving），审批由办理地（responsible），初审由 via 中的一级。请更正。',
      'The leg {leg} cannot be by {by}: push and notify are by receiving, decide by responsible, examine by a level of via. Correct it.',
    ],
  ),
  'legs-out-of-order': text(
    LEGS,
    ['环节次序有误', 'Legs out of order'],
    [
      '环节依次为推送、初审、审批、反馈，各至多一次，审批必有。请更正。',
      'Legs come as push, examine, decide, notify, each once at the most, and decide is one of them. Correct them.',
    ],
  ),
  'legs-start-complete': text(
    LEGS,
    ['分段时限须从材料齐全起算', 'Legs start when complete'],
    [
      '有分段时限的事项从材料齐全（complete）起算。请更正起算点。',
      'An item with legs is counted from complete materials on: startsAt is complete. Correct it.',
    ],
  ),
  'legs-need-a-way': text(
    LEGS,
    ['该办理方式没有环节', 'A mode without a way'],
    [
      '只有收件地与办理地分开的方式（collect-and-forward、accept-anywhere）才有分段时限。请删去环节，或改办理方式。',
      'Only where counter and authority are apart (collect-and-forward, accept-anywhere) are there legs. Leave them out, or change the mode.',
    ],
  ),
  'legs-and-promise-differ': text(
    LEGS,
    ['分段时限与承诺时限不一致', 'Legs and promise differ'],
    [
      '办理地各环节合计{days}个工作日，承诺时限须与之相同。请更正。',
      'The legs of the responsible side add up to {days} working days, and so does the promise. Make them the same.',
    ],
  ),
  'whole-way-differs': text(
    LEGS,
    ['全程时限与环节不一致', 'The whole way differs'],
    [
      '各环节合计{days}个工作日，全程时限（wholeWay）须与之相同；没有环节的不写。请更正。',
      'The legs add up to {days} working days, and so does wholeWay; without legs there is none. Correct it.',
    ],
  ),
} as const satisfies Record<string, RefusalTexts>;
