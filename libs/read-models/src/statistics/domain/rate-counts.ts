import { firstAnswerInTime, rectifiedInTime, type KnownCase } from '#libs/case';
import { localDateOf } from '#libs/clocks/domain';
import type { Happening } from './happening.js';
import type { RateCount, RateFigure } from './figures.js';

/** From 3 on a rating is good (rules §4: 1 and 2 are 差评), and a resident asked afterwards is satisfied. */
const GOOD = 3;

/** What an event adds to the three rates. What a register brought in tells nothing of how residents were answered. */
export function rateCounts(happening: Happening): readonly RateCount[] {
  const { before, happened, after } = happening;
  if (happened.metadata.actor.role === 'import') return [];
  const day = localDateOf(happened.metadata.occurredAt, after.timezone);
  const found = before && figuresOf(happening, before);
  return [...(found ? [found] : []), ...contactsOf(before, happening)].map(([unit, figures]) => ({
    of: 'rate',
    region: after.region,
    day,
    key: [unit],
    figures,
  }));
}

const SIDES = ['counter', 'authority'] as const;

/** A contact with the resident opens the way to one rating of that side, and a rating closes it: a contact is rated once at the most (rules §4). */
function contactsOf(before: KnownCase | null, { happened: { event }, after }: Happening): readonly Found[] {
  return SIDES.flatMap((side): readonly Found[] => {
    const [was, is] = [before?.voice.unrated.includes(side) ?? false, after.voice.unrated.includes(side)];
    const unit = side === 'counter' ? after.receiving.unit : after.responsibleUnit;
    if (!was && is) return [[unit, { contacts: 1 }]];
    const isRated = was && !is && event.type === 'ServiceRated' && event.data.given;
    return isRated ? [[unit, { rated_contacts: 1 }]] : [];
  });
}

type Found = readonly [unit: string, figures: Readonly<Partial<Record<RateFigure, number>>>];

function figuresOf({ happened, calendar }: Happening, before: KnownCase): Found | null {
  const { event, metadata } = happened;
  const at = metadata.occurredAt;
  const inTime = firstAnswerInTime(before, event, at, calendar);
  if (inTime !== null)
    return [
      before.handler?.unit ?? before.receiving.unit,
      { responses: 1, ...(inTime ? { responses_in_time: 1 } : {}) },
    ];
  switch (event.type) {
    case 'ResultDelivered':
      return [before.responsibleUnit, { delivered: 1 }];
    case 'FollowUpRecorded':
      return [before.responsibleUnit, followUpFigures(event.data, before)];
    case 'ServiceRated': {
      const { given, unit, score } = event.data;
      return given ? [unit, { ratings: 1, ...(score >= GOOD ? { good: 1 } : {}) }] : null;
    }
    case 'RectificationOpened':
      return [event.data.unit, { rectifications: 1 }];
    case 'RectificationClosed': {
      const { rectification } = event.data;
      const opened = before.voice.rectifications.find((each) => each.rectification === rectification);
      if (!opened || opened.closedAt !== null) return null;
      const isInTime = rectifiedInTime(before, rectification, at, calendar);
      return [opened.unit, { rectified: 1, ...(isInTime ? { rectified_in_time: 1 } : {}) }];
    }
    default:
      return null;
  }
}

/** A case is followed up once: the first call that reached the resident is what counts. */
function followUpFigures(
  { contacted, solved, score }: { readonly contacted: boolean; readonly solved: string; readonly score: number | null },
  { voice }: KnownCase,
): Found[1] {
  if (!contacted || voice.followedUpAt !== null) return {};
  return {
    reached: 1,
    ...(solved === 'yes' ? { solved: 1 } : {}),
    ...(score === null ? {} : { asked: 1, ...(score >= GOOD ? { satisfied: 1 } : {}) }),
  };
}
