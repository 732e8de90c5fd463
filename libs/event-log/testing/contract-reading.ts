import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Position } from '../src/domain/index.js';
import { event, events, readAllOf, Tail, type LogUnderTest } from './contract-kit.js';

const STREAMS = ['case-1', 'resident-1', 'unit-1', 'case-2', 'unit_2', 'item-1', 'refusals-1'];

/** Reading and following: every stream has two events, in turn. */
export function describeReading(create: () => Promise<LogUnderTest>): void {
  describe('reading', () => {
    let tested: LogUnderTest;
    const positions: Position[] = [];
    beforeAll(async () => {
      tested = await create();
      expect(await readAllOf(tested.log)).toEqual({ events: [], batches: [] });
      for (const stream of STREAMS)
        positions.push((await tested.log.append(stream, 'no-stream', events(`${stream} 0`))).position);
      for (const stream of STREAMS)
        positions.push((await tested.log.append(stream, 0, events(`${stream} 1`))).position);
    });
    afterAll(() => tested.close());

    it('reads a stream by revision, from a revision on, and no more than asked for', async () => {
      await tested.log.append('case-long', 'no-stream', events('l0', 'l1', 'l2', 'l3'));
      const revisions = async (options?: { from?: number; limit?: number }) =>
        (await tested.log.readStream('case-long', options)).map(({ revision }) => revision);
      expect(await revisions()).toEqual([0, 1, 2, 3]);
      expect(await revisions({ from: 2 })).toEqual([2, 3]);
      expect(await revisions({ from: 1, limit: 2 })).toEqual([1, 2]);
      expect(await revisions({ from: 9 })).toEqual([]);
      expect(await tested.log.readStream('case-none')).toEqual([]);
    });

    it('tells the last event of each of many streams, one asked for twice and one that is not there', async () => {
      await tested.log.append('case-growing', 'no-stream', events('g0', 'g1', 'g2'));
      const wanted = ['case-growing', 'case-none', 'case-1', 'case-growing'];
      const last = await tested.log.lastEvents(wanted);
      expect(last.map((one) => one && [one.stream, one.revision])).toEqual([
        ['case-growing', 2],
        null,
        ['case-1', 1],
        ['case-growing', 2],
      ]);
      expect(last[0]).toMatchObject({
        ...(await tested.log.readStream('case-growing')).at(-1),
        position: expect.anything(),
      });
      expect(await tested.log.lastEvents([])).toEqual([]);
    });

    it('reads many streams at once, each for its caller, one twice and one that is not there', async () => {
      const wanted = [...STREAMS, 'case-none', ...STREAMS];
      const read = await Promise.all(wanted.map((stream) => tested.log.readStream(stream)));
      const seen = read.map((one) => one.map(({ stream, revision }) => [stream, revision]));
      expect(seen).toEqual(
        wanted.map((stream) =>
          stream === 'case-none'
            ? []
            : [
                [stream, 0],
                [stream, 1],
              ],
        ),
      );
      read[0]?.pop();
      expect(read[STREAMS.length + 1]).toHaveLength(2);
    });

    it('reads everything in the order of the log, in batches of any size', async () => {
      const whole = await readAllOf(tested.log, null, {}, { until: positions[13] as Position });
      expect(whole.events.map(({ stream, revision }) => [stream, revision])).toEqual([
        ...STREAMS.map((stream) => [stream, 0]),
        ...STREAMS.map((stream) => [stream, 1]),
      ]);
      expect(whole.events.map(({ position }) => position)).toEqual(positions);
      for (const batch of [1, 3, 5]) {
        const split = await readAllOf(tested.log, null, {}, { until: positions[13] as Position, batch });
        expect(split.events).toEqual(whole.events);
        expect(Math.max(...split.batches.map((one) => one.events.length))).toBeLessThanOrEqual(batch);
      }
    });

    it('reads after a position and up to another', async () => {
      const [after, until] = [positions[2] as Position, positions[5] as Position];
      const { events: read, batches } = await readAllOf(tested.log, after, {}, { until });
      expect(read.map(({ stream }) => stream)).toEqual(['case-2', 'unit_2', 'item-1']);
      expect(batches.at(-1)?.position).toEqual(until);
    });

    it.each([
      [['case-'], ['case-1', 'case-2']],
      [['unit-'], ['unit-1']],
      [['unit_'], ['unit_2']],
      [
        ['unit-', 'item-'],
        ['unit-1', 'item-1'],
      ],
      [
        ['c', 'refusals-'],
        ['case-1', 'case-2', 'refusals-1'],
      ],
      [
        ['case-', 'unit-'],
        ['case-1', 'unit-1', 'case-2'],
      ],
      [['nothing-'], []],
      [[], STREAMS],
    ])('lets %j through and moves the position over the rest', async (streamPrefixes, streams) => {
      for (const batch of [1, 2, 1000]) {
        const until = positions[13] as Position;
        const read = await readAllOf(tested.log, null, { streamPrefixes }, { until, batch });
        expect(read.events.map(({ stream }) => stream)).toEqual([...streams, ...streams]);
        expect(read.batches.at(-1)?.position).toEqual(until);
      }
    });

    it('follows from a position on, through what is appended later', async () => {
      const head = await tested.log.head();
      const tail = new Tail();
      const subscription = tested.log.subscribe(positions[12] as Position, {}, tail.receive);
      await tail.reaches(head);
      const { position } = await tested.log.append('case-later', 'no-stream', events('later 0', 'later 1'));
      await tail.reaches(position);
      await subscription.stop();
      await subscription.ended;
      expect(tail.events[0]).toMatchObject({ position: positions[13] });
      expect(tail.events.slice(-2).map(({ stream }) => stream)).toEqual(['case-later', 'case-later']);
    });

    it('goes on where another subscription ended', async () => {
      const head = await tested.log.head();
      const [first, second] = [new Tail(), new Tail()];
      const one = tested.log.subscribe(null, {}, first.receive, { batch: 4 });
      await first.until(() => first.batches.length >= 2);
      await one.stop();
      const two = tested.log.subscribe(first.position ?? null, {}, second.receive, { batch: 3 });
      await second.reaches(head);
      await two.stop();
      expect([...first.events, ...second.events]).toEqual((await readAllOf(tested.log)).events);
    });

    it('moves a follower over what its filter ignores', async () => {
      const tail = new Tail();
      const subscription = tested.log.subscribe(null, { streamPrefixes: ['unit-'] }, tail.receive);
      const { position } = await tested.log.append('case-ignored', 'no-stream', events('ignored'));
      await tail.reaches(position);
      await subscription.stop();
      expect(new Set(tail.events.map(({ stream }) => stream))).toEqual(new Set(['unit-1']));
    });

    it('wakes a follower at another instance soon', async () => {
      const other = await tested.openAnother();
      const tail = new Tail();
      const subscription = other.subscribe(await tested.log.head(), {}, tail.receive);
      const delays: number[] = [];
      for (let turn = 0; turn < 15; turn += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        const begin = performance.now();
        await tested.log.append(`case-woken-${turn}`, 'no-stream', [event(`woken ${turn}`)]);
        await tail.until(() => tail.events.length > turn);
        delays.push(performance.now() - begin);
      }
      await subscription.stop();
      const median = delays.sort((a, b) => a - b)[7] ?? NaN;
      process.stderr.write(`append and wake-up at another instance: ${median.toFixed(1)} ms in the median\n`);
      expect(tail.events).toHaveLength(15);
    });

    it('ends a subscription whose reader fails, with the reader’s error, and stops no other', async () => {
      const failing = tested.log.subscribe(null, {}, () => Promise.reject(new Error('cannot apply')));
      await expect(failing.ended).rejects.toThrow('cannot apply');
      await failing.stop();
      const tail = new Tail();
      const subscription = tested.log.subscribe(null, {}, tail.receive);
      await tail.reaches(await tested.log.head());
      await subscription.stop();
    });

    it('waits for a slow reader: the next batch comes when the one before is done', async () => {
      let [busy, overlaps, done] = [0, 0, 0];
      const subscription = tested.log.subscribe(
        null,
        {},
        async () => {
          busy += 1;
          if (busy > 1) overlaps += 1;
          await new Promise((resolve) => setTimeout(resolve, 5));
          busy -= 1;
          done += 1;
        },
        { batch: 2 },
      );
      while (done < 5) await new Promise((resolve) => setTimeout(resolve, 5));
      await subscription.stop();
      const after = done;
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect([overlaps, done]).toEqual([0, after]);
    });
  });
}
