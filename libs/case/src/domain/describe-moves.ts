import { words, type DataOf, type Words } from './describe-words.js';
import type { MoveEvent } from './events-moves.js';
import type { VoiceEvent } from './events-voice.js';
import type { Revealed } from './sealed-texts.js';

/** What moved between units, in words. */
export function moveWords(event: Revealed<MoveEvent>): Words {
  switch (event.type) {
    case 'CaseTransferred':
      return words(
        '{unit:from}转办给{unit:to}：{reason}。',
        '{unit:from} transferred it to {unit:to}: {reason}.',
        event.data,
      );
    case 'DisputeReferred': {
      const [a, b] = event.data.between;
      return words(
        '{unit:a}与{unit:b}再次退单（{cause:cause}），自动提请共同上级{unit:to}裁定。',
        '{unit:a} and {unit:b} returned it again ({cause:cause}); their common superior {unit:to} has to rule.',
        { a, b, cause: event.data.cause, to: event.data.to },
      );
    }
    case 'RoutingRuled':
      return words(
        '{unit:by}裁定由{unit:to}负责：{reason}。',
        '{unit:by} ruled that {unit:to} is responsible: {reason}.',
        event.data,
      );
    case 'CoHandlingRequested':
      return words(
        '{unit:from}请{unit:unit}{part:role}（{request}），{due}前答复：{ask}。',
        '{unit:from} asked {unit:unit} for {part:role} ({request}) by {due}: {ask}.',
        event.data,
      );
    case 'CoHandlingAnswered':
      return words(
        '{unit:unit}答复协办（{request}）：{answer}。',
        '{unit:unit} answered {request}: {answer}.',
        event.data,
      );
    case 'PapersSent':
      return papersSent(event.data);
    case 'PapersArrived':
      return papersArrived(event.data);
    case 'SupervisionOrdered':
      return words(
        '{unit:by}督办{unit:to}（{order}），{due}前答复：{demand}。',
        '{unit:by} ordered {unit:to} ({order}) to answer by {due}: {demand}.',
        event.data,
      );
    case 'SupervisionAnswered':
      return words('{unit:unit}答复督办（{order}）：{answer}。', '{unit:unit} answered {order}: {answer}.', event.data);
    case 'SupervisionReminded':
      return words(
        '督办{order}逾期未答复，对{unit:to}{reminder:step}。',
        'Order {order} is not answered: {reminder:step} to {unit:to}.',
        event.data,
      );
    default:
      return event satisfies never;
  }
}

function papersSent({ from, to, papers, carrier, trackingNumber }: DataOf<'PapersSent'>): Words {
  const list = papers.map(({ name, copies, original }) => `${name}×${copies}${original ? '*' : ''}`).join(', ');
  const by = [carrier, trackingNumber].filter((text) => text !== null).join(' ');
  const params = { from, to, list, by };
  const zh = '{unit:from}向{unit:to}寄出材料：{list}（*为原件）';
  const en = '{unit:from} sent papers to {unit:to}: {list} (* original)';
  return by === '' ? words(`${zh}。`, `${en}.`, params) : words(`${zh}，{by}。`, `${en}, {by}.`, params);
}

function papersArrived({ unit, mismatch }: DataOf<'PapersArrived'>): Words {
  if (mismatch === null)
    return words('{unit:unit}收到材料，与清单相符。', '{unit:unit} has the papers, as listed.', { unit });
  const params = { unit, mismatch };
  return words(
    '{unit:unit}收到材料，与清单不符：{mismatch}。',
    '{unit:unit} has the papers, not as listed: {mismatch}.',
    params,
  );
}

/** What residents said, and what was done about it, in words. */
export function voiceWords(event: Revealed<VoiceEvent>): Words {
  switch (event.type) {
    case 'ServiceRated':
      return ratedWords(event.data);
    case 'RectificationOpened':
      return words(
        '差评，{unit:unit}须整改（{rectification}）：1个工作日内联系，5个工作日内答复。',
        'A bad rating: {unit:unit} puts it right ({rectification}), contact within 1 and answer within 5 working days.',
        { unit: event.data.unit, rectification: event.data.rectification },
      );
    case 'RectificationProlonged':
      return words(
        '整改情况复杂，延长至15个工作日（{rectification}）：{reason}。',
        'Complex, prolonged to 15 working days ({rectification}): {reason}.',
        event.data,
      );
    case 'RectificationClosed':
      return words(
        '{unit:unit}完成整改（{rectification}）。核实：{finding}。答复：{answer}。',
        '{unit:unit} put it right ({rectification}). Finding: {finding}. Answer: {answer}.',
        event.data,
      );
    case 'FollowUpRecorded':
      return followUpWords(event.data);
    default:
      return event satisfies never;
  }
}

function ratedWords({ score, about, unit, given, comment }: DataOf<'ServiceRated'>): Words {
  const params = { score: String(score), about, unit, comment: comment ?? '' };
  if (!given)
    return words(
      '逾期未评价，系统默认{score}分，不计入评价。',
      'Not rated in time: {score} by default, counted as none.',
      params,
    );
  const said = comment === null ? { zh: '', en: '' } : { zh: '留言：{comment}。', en: ' Comment: {comment}.' };
  return words(
    `居民对{side:about}{unit:unit}评价{score}分。${said.zh}`,
    `The resident rated the {side:about} {unit:unit} {score}.${said.en}`,
    params,
  );
}

function followUpWords({ contacted, solved, score, unit }: DataOf<'FollowUpRecorded'>): Words {
  const params = { unit, solved, score: score === null ? '' : String(score) };
  if (!contacted) return words('{unit:unit}回访，未能联系到居民。', '{unit:unit} did not reach the resident.', params);
  const said = score === null ? { zh: '', en: '' } : { zh: '，{score}分', en: ', {score} points' };
  return words(
    `{unit:unit}回访居民：{solved:solved}${said.zh}。`,
    `{unit:unit} asked the resident: {solved:solved}${said.en}.`,
    params,
  );
}
