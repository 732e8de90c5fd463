import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { APPEND_LIMIT_BYTES, comparePositions, parsePosition, printPosition } from '../src/domain/index.js';
import { event, events, type LogUnderTest } from './contract-kit.js';
import { describeLoad, type LoadSizes } from './contract-load.js';
import { describeReading } from './contract-reading.js';

const SIZES: LoadSizes = { events: 50_000, writers: 16 };

/** Holds an engine of the event log to the port; every engine runs the same suite, each `create` gives a fresh log. */
export function describeEventLogContract(
  name: string,
  create: () => Promise<LogUnderTest>,
  sizes: LoadSizes = SIZES,
): void {
  describe(`the event log's contract: ${name}`, () => {
    describeAppending(create);
    describeReading(create);
    describeLoad(create, sizes);
  });
}

function describeAppending(create: () => Promise<LogUnderTest>): void {
  describe('appending', () => {
    let tested: LogUnderTest;
    beforeAll(async () => {
      tested = await create();
    });
    afterAll(() => tested.close());

    it('begins a stream at revision 0 and goes on from the revision that is expected', async () => {
      const begun = await tested.log.append('case-a', 'no-stream', events('a0', 'a1'));
      const gone = await tested.log.append('case-a', 1, events('a2'));
      expect([begun.revision, gone.revision]).toEqual([1, 2]);
      expect(comparePositions(begun.position, gone.position)).toBeLessThan(0);
      expect(begun.repeated ?? false).toBe(false);
    });

    it.each([
      ['a new stream where there is one', 'case-b', 'no-stream', 1],
      ['an earlier revision', 'case-b', 0, 1],
      ['a later revision', 'case-b', 7, 1],
      ['a revision where there is no stream', 'case-nowhere', 0, 'no-stream'],
    ] as const)('refuses %s and says where the stream is', async (_, stream, expected, actual) => {
      await tested.log.append('case-b', 'no-stream', events('b0', 'b1'));
      const refused = tested.log.append(stream, expected, events('b other'));
      await expect(refused).rejects.toMatchObject({ code: 'wrong-expected-revision', stream, expected, actual });
      expect(await tested.log.readStream('case-b')).toHaveLength(2);
    });

    it('answers the same ids at the same expectation as the first time, also when the stream has moved on', async () => {
      const first = await tested.log.append('case-c', 'no-stream', events('c0', 'c1'));
      await tested.log.append('case-c', 1, events('c2'));
      const again = await tested.log.append('case-c', 'no-stream', events('c0', 'c1'));
      expect(again).toMatchObject({ revision: first.revision, position: first.position });
      expect(again.repeated ?? true).toBe(true);
      expect(await tested.log.append('case-c', 1, events('c2'))).toMatchObject({ revision: 2 });
      expect(await tested.log.readStream('case-c')).toHaveLength(3);
    });

    it.each([
      ['some of the ids and a new one', ['d0', 'd1', 'd new']],
      ['the last of the ids and a new one', ['d1', 'd new']],
      ['the ids in another order', ['d1', 'd0']],
      ['other ids', ['d other', 'd another']],
    ])('takes %s at the same expectation for a conflict', async (_, names) => {
      await tested.log.append('case-d', 'no-stream', events('d0', 'd1'));
      const refused = tested.log.append('case-d', 'no-stream', events(...names));
      await expect(refused).rejects.toMatchObject({ code: 'wrong-expected-revision', actual: 1 });
      expect(await tested.log.readStream('case-d')).toHaveLength(2);
    });

    it('puts what one process appends to one stream at once in the order of the calls', async () => {
      const calls = Array.from({ length: 10 }, (_, index) =>
        tested.log.append('case-e', index === 0 ? 'no-stream' : index - 1, events(`e${index}`)),
      );
      expect((await Promise.all(calls)).map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    });

    it('takes 1 MiB and refuses one byte more before anything is sent', async () => {
      const of = (bytes: number) => ({
        ...event('large'),
        data: `"${'x'.repeat(bytes - 14)}"`,
        metadata: '{"schema":1}',
      });
      const most = { ...of(APPEND_LIMIT_BYTES), id: event('most').id };
      expect(Buffer.byteLength(most.data) + Buffer.byteLength(most.metadata)).toBe(APPEND_LIMIT_BYTES);
      await tested.log.append('case-most', 'no-stream', [most]);
      const refused = tested.log.append('case-large', 'no-stream', [of(APPEND_LIMIT_BYTES + 1)]);
      await expect(refused).rejects.toMatchObject({ code: 'append-too-large', bytes: APPEND_LIMIT_BYTES + 1 });
      expect(await tested.log.readStream('case-large')).toEqual([]);
    });

    it('refuses an append of nothing', async () => {
      await expect(tested.log.append('case-f', 'no-stream', [])).rejects.toThrow();
    });

    it.each([
      ['a name with a NUL', { ...event('bad 1'), type: 'No\u0000ted' }],
      ['a lone surrogate that is not escaped', { ...event('bad 2'), data: '"\ud800"' }],
    ])('refuses %s, which would not come back as it was given', async (_, bad) => {
      await expect(tested.log.append('case-bad', 'no-stream', [bad])).rejects.toThrow();
      expect(await tested.log.readStream('case-bad')).toEqual([]);
    });

    it.each([
      ['a NUL and lone surrogates', '{"nul":"\\u0000","low":"\\udc00","high":"\\ud800"}'],
      ['its own order, spaces and repeated members', '{ "b": 1,  "a": 2, "a": 3 }\n'],
      ['numbers as they are written', '{"n":[1.0,1e2,12345678901234567890,-0]}'],
      ['Chinese, quotes, backslashes and braces', '{"t":"高龄津贴 \\"{}\\\\ , NULL 𠮷"}'],
    ])('keeps JSON texts to the byte: %s', async (what, text) => {
      const written = { ...event(what), data: text, metadata: text };
      await tested.log.append(`case-text-${what}`, 'no-stream', [written]);
      expect(await tested.log.readStream(`case-text-${what}`)).toMatchObject([written]);
    });

    it('prints and parses its positions, and compares none with those of another log', async () => {
      const { position } = await tested.log.append('case-g', 'no-stream', events('g0'));
      expect(parsePosition(printPosition(position))).toEqual(position);
      expect(position.log).toBe(await tested.log.name());
      expect(parsePosition('anything else')).toBeNull();
      const foreign = { ...position, log: 'another0' };
      expect(() => comparePositions(position, foreign)).toThrow(RangeError);
      expect(() => tested.log.subscribe(foreign, {}, () => Promise.resolve())).toThrow(RangeError);
    });
  });
}
