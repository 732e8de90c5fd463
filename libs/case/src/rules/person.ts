import { refusal, refuse } from '#libs/kernel/domain';
import { exceptImport, guard } from '../kit.js';
import { localDateOf } from '#libs/clocks/domain';
export const claimedByAnother = refusal('claimed-by-another', {
  rule: '限时办结制、AB岗: 承办人负责',
  title: { zh: '本件由他人承办', en: 'Claimed by another' },
  detail: {
    zh: '本件由{person}承办，他人不能“{act:act}”。请由承办人办理，或由上级改派承办人。',
    en: '{person} has this case, nobody else may {act:act} it. Leave it to them, or have it assigned anew.',
  },
});

export const alreadyClaimed = refusal('already-claimed', {
  rule: '限时办结制、AB岗: 承办人负责',
  title: { zh: '本件已有承办人', en: 'Already claimed' },
  detail: {
    zh: '本件已由{person}承办，不能再认领。需要换人的，请分派承办人。',
    en: '{person} has this case already. To change that, assign it.',
  },
});

export const receivedByYou = refusal('received-by-you', {
  rule: '权限分离: 收件与决定不由同一人办理',
  title: { zh: '收件人不能作决定', en: 'Who received does not decide' },
  detail: {
    zh: '本件由您收件，除即办件外须由另一人作出决定。请交同窗口的另一位工作人员。',
    en: 'You received this case; unless it is decided on the spot, another person decides. Hand it to a colleague of the counter.',
  },
});

export const notForYouToVoid = refusal('not-for-you-to-void', {
  rule: '作废、更正: 受理前收件人本人, 其后由上级',
  title: { zh: '不能由您办理', en: 'Not yours to do' },
  detail: {
    zh: '受理前只有收件人{person}本人可以“{act:act}”，受理后由收件单位的上级办理。请联系收件人或上级。',
    en: 'Before acceptance only {person}, who received it, may {act:act} a case; afterwards a supervisor above the receiving unit. Ask them.',
  },
});

/** 承办人负责: once claimed or assigned, that person alone; while they are away, their stand-in (AB岗). */
export const onlyWhoClaimedDecides = exceptImport(
  guard([claimedByAnother], (state, { asker, absences, now }, act) => {
    const { person } = state.handler;
    if (person !== null && absences.standInOf(person, localDateOf(now, state.timezone)) === asker.person) return null;
    return person === null || person === asker.person ? null : refuse(claimedByAnother, { act, person });
  }),
);

export const claimedOnlyOnce = guard([alreadyClaimed], (state) =>
  state.handler.person === null ? null : refuse(alreadyClaimed, { person: state.handler.person }),
);

/** 权限分离 (rules §1.3): who received does not decide, save items of the kind on-the-spot. */
export const whoReceivedDoesNotDecide = exceptImport(
  guard([receivedByYou], (state, { asker }) =>
    state.terms.kind !== 'on-the-spot' && state.receiving.person === asker.person ? refuse(receivedByYou) : null,
  ),
);

/** Before acceptance the person who received may take back a mistake; afterwards, and for all others, it takes a supervisor above. */
export const onlyWhoReceivedOrAboveVoids = exceptImport(
  guard([notForYouToVoid], (state, { asker }, act) => {
    if (asker.role === 'supervisor') return null;
    const isToCome = state.phase === 'received' || state.phase === 'correcting';
    const ownMistake = isToCome && asker.person === state.receiving.person;
    return ownMistake ? null : refuse(notForYouToVoid, { act, person: state.receiving.person });
  }),
);
