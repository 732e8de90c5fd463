import { createHash } from 'node:crypto';
import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '#libs/kernel/domain';
import { asker, at, bookContext, chair, clerk, COMMUNITY, ID } from '../../testing/told/index.js';
import type { SealUse } from './kit.js';
import { isInTheRegister, sealUseBook } from './seal-uses.js';

const SEAL = '5f2b8a52-1c11-5f3e-9b1a-7d9f0a7c2b10';
const HASH = createHash('sha256').update('x').digest('hex');
const keeper = asker('case-handler', COMMUNITY, 'sun');
const ACTS = ['approve', 'refuse', 'apply', 'register', 'void'] as const;
const said = { hash: HASH, reason: '写错' };

const step = fc.record({ act: fc.constantFrom(...ACTS), by: fc.constantFrom(chair, clerk, keeper) });

describe('uses of a seal and its register', () => {
  it('agree after any history: as many lines as times the seal went on paper, each by the keeper, who did not ask', () => {
    fc.assert(
      fc.property(fc.constantFrom(chair, clerk, keeper), fc.array(step, { maxLength: 12 }), (asks, steps) => {
        const { matter, flows } = sealUseBook;
        const document = { title: '居住证明', hash: HASH };
        const begin = { act: 'request', by: asks, said: { seal: SEAL, document, applicant: '赵', purpose: '入学' } };
        const commands = [begin, ...steps.map((each) => ({ ...each, said }))];
        let state = matter.initial;
        let sealed = 0;
        for (const { act, by, said: payload } of commands) {
          const entries = { [`seal/${SEAL}`]: { phase: 'kept', unit: COMMUNITY, keeper: 'sun' } };
          const now = at('2026-09-14');
          const outcome = matter.decide({ act, payload }, state, bookContext({ by, at: now, world: { entries } }));
          if (isRefusal(outcome)) continue;
          for (const event of outcome) {
            const metadata = { occurredAt: now, recordedAt: now, actor: by };
            const after = matter.evolve(state, { event, metadata, stream: `seal-use-${ID}` });
            const before = state.phase === 'none' ? null : state;
            if (after.phase !== 'none')
              sealed += flows({ event, at: now }, before as never, after as never)['sealed'] ?? 0;
            state = after;
          }
        }
        if (state.phase === 'none') return asks === keeper;
        const use = state as SealUse;
        const line = isInTheRegister(use) ? 1 : 0;
        return sealed === line && use.applied?.by !== use.requester && (use.phase !== 'registered' || line === 1);
      }),
    );
  });
});
