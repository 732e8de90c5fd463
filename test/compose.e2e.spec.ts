import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Fleet } from './kit/fleet.js';

/** The commands of the compose file with its environment, as far as a machine without containers can give it. */
describe('the clustered set-up, its commands run as they stand in the compose file', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await Fleet.open();
  });
  afterAll(() => fleet?.close());

  it('is set up once, and again without a change', async () => {
    for (let time = 1; time <= 2; time += 1)
      expect(await fleet.setUp()).toEqual({
        code: 0,
        said: expect.stringMatching(/^[^\n]+: start the processes\.\n$/),
      });
  });

  it('works, each process by itself, and shows that it does', async () => {
    await fleet.start('projector-1', 'projector-2', 'timekeeper-1', 'timekeeper-2', 'api-1', 'api-2');
  });
});
