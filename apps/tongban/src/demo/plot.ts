import type { Asker } from '#libs/access/domain';
import type { KnownCase } from '#libs/case';
import type { Instant } from '#libs/clocks/domain';
import { after, type OfficeHours } from './office-hours.js';
import type { Random } from './random.js';
import { clerk, spanMs, type Story } from './story.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Shares of a city that works well and not perfectly. */
const SHARE = {
  refusedAcceptance: 0.02,
  withdrawn: 0.03,
  voided: 0.004,
  returned: 0.05,
  assigned: 0.25,
  refused: 0.05,
  late: 0.1,
  forgotten: 0.015,
  escalatedWhenLate: 0.5,
} as const;

/** What the plot of a case is made with. */
export interface Props {
  readonly random: Random;
  readonly hours: OfficeHours;
  readonly counter: Asker;
  /** Who decides over every unit of the region when something goes wrong. */
  readonly supervisor: Asker;
}

/** Goes on from the receipt to wherever chance and rules lead, and stops at the present. */
export function goOn(story: Story, props: Props): void {
  const { random, counter, supervisor } = props;
  const received = story.state;
  if (received.phase === 'none') return;
  const at = after(received.receivedAt, random.between(3, 15) * MINUTE_MS);
  if (random.chance(SHARE.voided)) {
    story.tell(supervisor, { act: 'void', payload: { reason: '重复录入' } }, at);
    return;
  }
  if (received.mode === 'decide-anywhere') {
    atTheCounter(story, props, received, at);
    return;
  }
  const toAccept = received.mode === 'collect-and-forward' || received.mode === 'online' ? 'handler' : 'counter';
  if (toAccept === 'counter' && !accepted(story, props, counter, at)) return;
  const handler = reached(story, props, received, after(at, 2 * MINUTE_MS));
  if (!handler) return;
  if (toAccept === 'handler' && !accepted(story, props, handler, later(story, props, 0.5))) return;
  concluded(story, props, handler);
}

/** 异地办理: the counter decides in the authority's name; who received decides only what is done on the spot. */
function atTheCounter(story: Story, props: Props, { terms }: KnownCase, at: Instant): void {
  const { counter } = props;
  if (!accepted(story, props, counter, at)) return;
  concluded(story, props, terms.kind === 'on-the-spot' ? counter : clerk('universal-counter', counter.unit, 2));
}

function accepted(story: Story, { random }: Props, by: Asker, at: Instant): boolean {
  if (random.chance(SHARE.refusedAcceptance)) {
    story.tell(by, { act: 'refuse-acceptance', payload: { reason: '不符合受理条件' } }, at);
    return false;
  }
  const onTheSpot =
    story.state.phase === 'received' && story.state.terms.kind === 'on-the-spot' && by.role !== 'case-handler';
  return story.tell(by, { act: 'accept', payload: { onTheSpot } }, at);
}

/** Routes the case to the responsible unit, which signs and sometimes returns it first. Null where it has not got there yet. */
function reached(story: Story, props: Props, { responsibleUnit, receiving }: KnownCase, at: Instant): Asker | null {
  const { random, counter } = props;
  const handler = clerk('case-handler', responsibleUnit, random.whole(1, 3));
  if (receiving.unit === responsibleUnit) return clerk('case-handler', responsibleUnit, 4);
  if (!story.tell(counter, { act: 'route', payload: {} }, at)) return null;
  if (!story.tell(handler, { act: 'sign', payload: {} }, later(story, props, 6))) return null;
  if (!random.chance(SHARE.returned)) return handler;
  const reasonCode = random.of(['missing-material', 'wrong-item', 'other'] as const);
  const isBack = story.tell(
    handler,
    { act: 'return', payload: { reasonCode, note: '请核对材料' } },
    later(story, props, 2),
  );
  if (!isBack) return handler;
  if (!story.tell(counter, { act: 'route', payload: {} }, later(story, props, 4))) return null;
  return story.tell(handler, { act: 'sign', payload: {} }, later(story, props, 5)) ? handler : null;
}

function concluded(story: Story, props: Props, handler: Asker): void {
  const { random, counter, supervisor } = props;
  if (story.phase !== 'accepted') return;
  if (handler.role === 'case-handler' && random.chance(SHARE.assigned))
    story.tell(handler, { act: 'assign', payload: { person: handler.person } }, later(story, props, 1));
  if (random.chance(SHARE.withdrawn)) {
    story.tell(counter, { act: 'withdraw', payload: { reason: '本人不再需要' } }, later(story, props, 30));
    return;
  }
  const { decidedAt, isForgotten } = whenDecided(story, props);
  const { lateFrom } = story;
  const isLate = lateFrom !== null && (isForgotten || decidedAt > lateFrom);
  if (isLate && random.chance(SHARE.escalatedWhenLate)) {
    const noticed = props.hours.atWork(after(lateFrom, random.between(1, 20) * HOUR_MS));
    if (isForgotten || noticed < decidedAt)
      story.tell(supervisor, { act: 'escalate', payload: { reason: '超过承诺时限' } }, noticed);
  }
  if (!isForgotten) decided(story, props, handler, decidedAt);
}

function decided(story: Story, props: Props, handler: Asker, at: Instant): void {
  const { random, counter } = props;
  const isRefused = random.chance(SHARE.refused);
  const payload = isRefused
    ? ({ outcome: 'refused', reasons: '经审核不符合规定条件' } as const)
    : ({ outcome: 'granted' } as const);
  if (!story.tell(handler, { act: 'decide', payload }, at)) return;
  if (!story.tell(handler, { act: 'fulfil', payload: {} }, soonAfter(story, props, at))) return;
  const way = random.of(['counter', 'counter', 'post', 'electronic'] as const);
  story.tell(counter, { act: 'deliver', payload: { way } }, later(story, props, random.between(0.1, 48)));
}

/** Most decisions come in time, some after it, a few never. On the spot means minutes. */
function whenDecided(story: Story, props: Props): { decidedAt: Instant; isForgotten: boolean } {
  const { random, hours } = props;
  const last = story.steps.at(-1)?.at ?? '';
  const { state, lateFrom } = story;
  if (state.phase === 'accepted' && state.acceptance === 'on-the-spot')
    return { decidedAt: after(last, random.between(5, 40) * MINUTE_MS), isForgotten: false };
  const isForgotten = random.chance(SHARE.forgotten);
  if (lateFrom === null)
    return { decidedAt: hours.atWork(after(last, random.between(1, 10) * 24 * HOUR_MS)), isForgotten };
  const share = random.chance(SHARE.late) ? random.between(1.02, 1.6) : random.between(0.15, 0.85);
  return { decidedAt: hours.atWork(after(last, Math.max(spanMs(last, lateFrom), HOUR_MS) * share)), isForgotten };
}

/** Within the next hours, while the offices are open. */
function later(story: Story, { random, hours }: Props, atMostHours: number): Instant {
  const last = story.steps.at(-1)?.at ?? '';
  return hours.atWork(after(last, random.between(0.05, atMostHours) * HOUR_MS));
}

function soonAfter(story: Story, { random }: Props, at: Instant): Instant {
  const isNow = story.state.phase === 'decided' && story.state.acceptance === 'on-the-spot';
  return after(at, random.between(1, isNow ? 5 : 120) * MINUTE_MS);
}
