import type { Instant } from '#libs/clocks/domain';
import type { RatedSide, VoiceEvent } from './events-voice.js';
import type { KnownCase } from './state.js';
import type { CaseVoice, Rectification } from './state-moves.js';

const VOICES: Readonly<Record<VoiceEvent['type'], true>> = {
  ServiceRated: true,
  RectificationOpened: true,
  RectificationProlonged: true,
  RectificationClosed: true,
  FollowUpRecorded: true,
};

export function isVoice<E extends { readonly type: string }>(
  event: E,
): event is Extract<E, { readonly type: VoiceEvent['type'] }> {
  return event.type in VOICES;
}

/** What the resident said of a case, open or closed, and what was done about it. */
export function heard(state: KnownCase, event: VoiceEvent, at: Instant): KnownCase {
  return { ...state, voice: voiceAfter(state, event, at) };
}

function voiceAfter(state: KnownCase, event: VoiceEvent, at: Instant): CaseVoice {
  const { voice } = state;
  switch (event.type) {
    case 'ServiceRated': {
      if (!event.data.given) return voice;
      const rated = sidesOf(state, event.data.about);
      const unrated = voice.unrated.filter((side) => !rated.includes(side));
      return { ...voice, unrated, ratings: voice.ratings + 1 };
    }
    case 'RectificationOpened': {
      const { rectification, about, unit } = event.data;
      const opened = { rectification, about, unit, openedAt: at, contactedAt: null, prolonged: false, closedAt: null };
      return { ...voice, rectifications: [...voice.rectifications, opened] };
    }
    case 'RectificationProlonged':
      return withRectification(voice, event.data.rectification, { prolonged: true });
    case 'RectificationClosed':
      return withRectification(voice, event.data.rectification, { closedAt: at });
    case 'FollowUpRecorded':
      return event.data.contacted ? reached(voice, at) : voice;
    default:
      return event satisfies never;
  }
}

/** Where the counter is itself the authority, one rating is about both. */
export function sidesOf(state: KnownCase, about: RatedSide): readonly RatedSide[] {
  return state.receiving.unit === state.responsibleUnit ? ['counter', 'authority'] : [about];
}

/** A contact with the resident that may be rated. What was filed online is rated once a case, not once a contact (rules §4). */
export function contacted(state: KnownCase, side: RatedSide): CaseVoice {
  const { voice, mode } = state;
  const isOnce = mode === 'online' && voice.ratings > 0;
  return isOnce || voice.unrated.includes(side) ? voice : { ...voice, unrated: [...voice.unrated, side] };
}

function withRectification(voice: CaseVoice, id: string, change: Partial<Rectification>): CaseVoice {
  const rectifications = voice.rectifications.map((each) =>
    each.rectification === id ? { ...each, ...change } : each,
  );
  return { ...voice, rectifications };
}

function reached(voice: CaseVoice, at: Instant): CaseVoice {
  const rectifications = voice.rectifications.map((each) => ({ ...each, contactedAt: each.contactedAt ?? at }));
  return { ...voice, rectifications, followedUpAt: voice.followedUpAt ?? at };
}
