import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Brief, Desk } from '../kit/http.js';
import { NEVER_MS } from '../kit/until.js';

/** What a clerk was told had been done: the event that it stands for, and the revision that the case had then. */
export interface Acknowledged {
  readonly caseId: string;
  readonly event: string;
  readonly revision: number;
  /** Where the log was then. */
  readonly position: string;
}

interface Errand {
  readonly who: 'counter' | 'handler';
  readonly act: string;
  readonly body?: object;
  readonly event: string;
}

/** The whole way of a request between two districts. */
const WAY: readonly Errand[] = [
  { who: 'counter', act: 'accept', event: 'RequestAccepted' },
  { who: 'counter', act: 'route', event: 'CaseRouted' },
  { who: 'handler', act: 'sign', event: 'CaseSigned' },
  { who: 'handler', act: 'decide', body: { outcome: 'granted' }, event: 'DecisionMade' },
  { who: 'handler', act: 'fulfil', body: { note: '已办结' }, event: 'RequestFulfilled' },
  { who: 'counter', act: 'deliver', body: { way: 'counter' }, event: 'ResultDelivered' },
];

/** An answer that does not come is none: the same request is sent again. */
const ANSWER_WITHIN_MS = 10_000;

/** Takes requests all the way, one after the other, and sends every one again under its key until there is an answer. */
export class Clerk {
  readonly acknowledged: Acknowledged[] = [];
  /** Answers that came again, because the first had been lost on its way. */
  retried = 0;

  constructor(
    private readonly desks: { readonly counter: Desk; readonly handler: Desk },
    private readonly request: object,
  ) {}

  async work(goesOn: () => boolean): Promise<void> {
    while (goesOn()) {
      const { caseId } = this.note(
        'RequestReceived',
        await this.insist(this.desks.counter, '/v1/cases', this.request, 201),
      );
      for (const { who, act, body: said = {}, event } of WAY) {
        this.note(event, await this.insist(this.desks[who], `/v1/cases/${caseId}/${act}`, said, 200));
        if (!goesOn()) return;
      }
    }
  }

  private note(event: string, { body, position }: Answer): Brief {
    const brief = body as Brief;
    this.acknowledged.push({ caseId: brief.caseId, event, revision: brief.revision, position });
    return brief;
  }

  private async insist(desk: Desk, path: string, body: object, expected: number): Promise<Answer> {
    const key = { 'idempotency-key': randomUUID() };
    const limit = Date.now() + NEVER_MS;
    for (let tries = 1; ; tries += 1) {
      const answer = await answerOf(desk.post(path, body, key));
      if (answer?.status === expected) {
        if (tries > 1) this.retried += 1;
        return answer;
      }
      const passing = answer === null || answer.status >= 500;
      if (!passing || Date.now() > limit)
        throw new Error(
          `${path}, asked ${tries} times: ${answer?.status ?? 'nothing'} ${JSON.stringify(answer?.body)}`,
        );
      await sleep(50);
    }
  }
}

/** Null where no answer came. */
async function answerOf(asked: Promise<Answer>): Promise<Answer | null> {
  const nothing = sleep(ANSWER_WITHIN_MS, null, { ref: false });
  return Promise.race([asked.catch(() => null), nothing]);
}
