import { onlyWhereOneIsOpen, openFor, withRectification } from '../../rules/voice.js';
import { plain, refuse, type Sealed } from '#libs/kernel/domain';
import { defineLastingAct, defineLastingEvent } from '../../kit.js';
import { whoeverWasRated } from '../../rules/who.js';
import { noRectification } from '../../rules/voice.js';
export interface CloseRectificationPayload {
  /** 属实, 误评, 恶意, 无法整改: what it was about, in words. */
  readonly finding: string;
  /** What the resident was told. */
  readonly answer: string;
}

export interface RectificationClosed {
  readonly type: 'RectificationClosed';
  readonly data: {
    readonly rectification: string;
    readonly unit: string;
    readonly finding: Sealed;
    readonly answer: Sealed;
  };
}
export const RectificationClosed = defineLastingEvent<RectificationClosed>('RectificationClosed', {
  movesClock: false,
  evolve: (state, { rectification }, at) => withRectification(state, rectification, { closedAt: at }),
  words: {
    zh: '{unit:unit}完成整改（{rectification}）。核实：{finding}。答复：{answer}。',
    en: '{unit:unit} put it right ({rectification}). Finding: {finding}. Answer: {answer}.',
  },
});

/** 差评整改: looked into, put right, and answered (rules §4). */
export const closeRectification = defineLastingAct('close-rectification', {
  word: { zh: '完成整改', en: 'close the rectification' },
  summary: { zh: '完成差评整改。', en: 'Close a rectification.' },
  who: whoeverWasRated,
  guards: [onlyWhereOneIsOpen],
  events: [RectificationClosed],
  refusals: [noRectification],
  body: () => import('./close-rectification.body.js').then(({ CloseRectificationBody }) => CloseRectificationBody),
  decide(state, { finding, answer }: CloseRectificationPayload, context) {
    const open = openFor(state, context);
    if (!open) return refuse(noRectification, { unit: context.asker.unit });
    const { rectification } = open;
    return [
      RectificationClosed.of({
        rectification,
        unit: context.asker.unit,
        finding: plain(finding),
        answer: plain(answer),
      }),
    ];
  },
});
