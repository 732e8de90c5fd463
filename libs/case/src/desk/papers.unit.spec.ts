import { namingOf } from '../naming.js';
import { type PaperView } from '../documents/parts.js';
import { evolve, type CaseEvent, type LaterCommand } from '../case.js';
import { contactsOf } from '../documents/contact.js';
import { paperEvents, papersOf, type PaperEvent } from '../documents/kinds.js';
import { timeline } from '../views/timeline.js';
import { paperContent } from '../documents/content.js';
import { describe, expect, it } from '@jest/globals';
import type { DecodedEvent } from '#libs/event-log/domain';
import { MemoryEventLog } from '#libs/event-log/testing';
import { EventRegistry } from '#libs/event-log';
import { RESIDENT_ID, calendar, handler, itemVersion, tree } from '../../testing/index.js';
import { caseDesk, envelope } from '../../testing/desk.js';
import { caseHistory, caseIdOf } from './case-desk.js';
import { caseEventTypes } from '../registry.js';

const commandIds = [1, 2, 3, 4, 5, 6, 7].map((n) => `${String(n).repeat(8)}-1111-5111-8111-111111111111`);
const caseId = caseIdOf(commandIds[0] ?? '');
const naming = namingOf('zh', tree, (code) => itemVersion(code)?.item ?? null);
const item = itemVersion('MZ-10')?.item ?? null;
const view: PaperView = {
  ...{ naming, item, applicant: '赵小满', masked: '赵**', calendar },
  contact: contactsOf({ '210102': { phone: '024-1' } }, tree, naming),
};

/** A case in the log with these acts after its receipt, as a reader sees it who may read its texts. */
async function eventsAfter(
  ...acts: readonly (readonly [LaterCommand, 'counter' | 'handler'])[]
): Promise<readonly PaperEvent[]> {
  const log = new MemoryEventLog();
  const desk = caseDesk(log);
  const body = { item: 'MZ-10', residentId: RESIDENT_ID, materials: [{ code: 'identity-card', supplied: true }] };
  await desk.begin(envelope(commandIds[0] ?? '', body), { act: 'receive', payload: body });
  for (const [index, [command, who]] of acts.entries()) {
    const more = who === 'handler' ? { asker: handler } : {};
    await desk.act(envelope(commandIds[index + 1] ?? '', {}, more), caseId, command);
  }
  const { events } = await caseHistory(log, new EventRegistry(caseEventTypes), caseId);
  return seen(events);
}

async function seen(events: readonly DecodedEvent<CaseEvent>[]): Promise<readonly PaperEvent[]> {
  const open = (texts: readonly { text: { sealed: string } }[]) =>
    Promise.resolve(texts.map(({ text }) => [...text.sealed].reverse().join('').split('|')[0] ?? ''));
  const entries = await timeline(events, open, naming);
  return paperEvents(events, entries);
}

const accept = [{ act: 'accept', payload: {} }, 'counter'] as const;
const route = [{ act: 'route', payload: {} }, 'counter'] as const;
const sign = [{ act: 'sign', payload: {} }, 'handler'] as const;
const decide = (outcome: 'granted' | 'refused', reasons: string | null) =>
  [{ act: 'decide', payload: { outcome, reasons } }, 'handler'] as const;

const printed = (events: readonly PaperEvent[], number: string) => {
  const paper = papersOf(events, view).find((each) => each.number === number);
  return paper ? paperContent(paper, events, view) : null;
};

describe('the papers of a case', () => {
  it('are a receipt, then a notice or a decision for each step that owes one', async () => {
    const events = await eventsAfter(accept, route, sign, decide('granted', null));
    expect(papersOf(events, view).map(({ number, title }) => `${number} ${title}`)).toEqual([
      'REC-1 接收凭证',
      'ACP-1 受理通知书',
      'SAL-1 准予决定书',
    ]);
  });

  it('say on the receipt what was brought, and carry the chain by which the history is proven', async () => {
    const events = await eventsAfter(accept);
    const receipt = printed(events, 'REC-1');
    expect(receipt).toMatchObject({
      title: '接收凭证',
      addressee: '赵小满',
      issuer: '和平区民政局',
      below: expect.stringMatching(/^代办单位：法库县/),
      date: '2026年9月14日',
      chain: events[0]?.chain,
    });
    expect(receipt?.number).toMatch(/^\d{12}-20260914-[0-9A-Z]{8}-REC-1$/);
    expect(Object.fromEntries(receipt?.rows ?? [])).toMatchObject({ 申请人: '赵小满', 责任单位: '和平区民政局' });
    expect(Object.fromEntries(receipt?.materials ?? [])).toMatchObject({
      身份证: '已收',
      户口簿: '部门共享，不需提交',
    });
    expect(receipt?.closing.join('')).toContain('自收件之日起5个工作日内（至2026年9月20日（含当日））一次性告知');
  });

  it('state the limits in words, with their last day', async () => {
    const { rows } = printed(await eventsAfter(accept), 'ACP-1') ?? { rows: [] };
    expect(Object.fromEntries(rows).法定时限).toMatch(/^\d+个工作日（自受理之日起），至2026年\d+月\d+日（含当日）$/);
  });

  it('give the reasons of a refusal and what may be done against it', async () => {
    const refused = printed(await eventsAfter(accept, route, sign, decide('refused', '年龄不符')), 'NSA-1');
    expect(Object.fromEntries(refused?.rows ?? []).理由).toBe('年龄不符');
    expect(refused?.closing.join('')).toMatch(/60日内依法申请行政复议.*6个月内.*行政诉讼/);
    const act = [
      { act: 'refuse-acceptance', payload: { reason: '不属本区', rightAuthority: '沈河区' } },
      'counter',
    ] as const;
    expect(printed(await eventsAfter(act), 'NGA-1')?.rows.slice(2)).toEqual([
      ['不予受理的理由', '不属本区'],
      ['应当提出申请的机关', '沈河区'],
    ]);
  });

  it('are the same however much happens after them', async () => {
    const early = await eventsAfter(accept);
    const late = await eventsAfter(accept, route, sign, decide('granted', null));
    for (const number of ['REC-1', 'ACP-1']) expect(printed(late, number)).toEqual(printed(early, number));
    expect(printed(early, 'SAL-1')).toBeNull();
  });

  describe('that stop or lengthen the time', () => {
    const then = async (event: PaperEvent['event']): Promise<readonly PaperEvent[]> => {
      const [receipt] = await eventsAfter();
      if (!receipt) return [];
      const at = '2026-09-15T01:00:00.000Z';
      const metadata = { occurredAt: at, recordedAt: at, actor: { ...receipt.actor, role: 'system' } };
      const state = evolve(receipt.state, { event: event as CaseEvent, metadata, stream: 'case-1' });
      return [receipt, { ...receipt, event, revision: 1, at, state }];
    };
    const unit = '210102-MZ';

    it('tell all that is missing at once, by the names that the item gives', async () => {
      const data = { unit, materials: ['identity-card'], note: '请带原件', repeated: false };
      const notice = printed(await then({ type: 'CorrectionRequested', data }), 'SGZ-1');
      expect(notice).toMatchObject({ title: '补正告知书', date: '2026年9月15日', materials: [['身份证', '请补正']] });
      expect(Object.fromEntries(notice?.rows ?? [])).toMatchObject({
        说明: '请带原件',
        补正期限: '2026年9月29日（含当日）',
      });
    });

    it('name a special procedure and its time, an extension and its reason', async () => {
      const special = { kind: 'appraisal', days: 15, unit, note: null };
      const procedure = printed(await then({ type: 'SpecialProcedureStarted', data: special }), 'SPE-1');
      expect(Object.fromEntries(procedure?.rows ?? [])).toMatchObject({ 程序: '鉴定', 所需时间: '15个工作日' });
      const longer = { days: 10, by: '210102', reason: '案情复杂' };
      const extension = printed(await then({ type: 'ExtensionGranted', data: longer }), 'YQ-1');
      expect(Object.fromEntries(extension?.rows ?? [])).toMatchObject({ 延长: '10个工作日', 理由: '案情复杂' });
    });

    it('say of an acceptance with gaps what is owed, and of a deemed one from when it counts', async () => {
      const gaps = [{ material: 'identity-card', due: '2026-09-30' }];
      const withGaps = printed(await then({ type: 'RequestAccepted', data: { manner: 'with-gaps', gaps } }), 'ACP-1');
      expect(withGaps?.materials).toEqual([['身份证', '2026年9月30日（含当日）前补齐']]);
      const data = { manner: 'deemed', acceptedAt: '2026-09-14T04:00:00.000Z', heldBy: unit } as const;
      const deemed = printed(await then({ type: 'RequestAccepted', data }), 'ACP-1');
      expect(Object.fromEntries(deemed?.rows ?? []).受理时间).toBe('2026年9月14日 12:00');
      expect(deemed?.paragraphs.join('')).toContain('自收件之日起即为受理');
    });
  });
});
