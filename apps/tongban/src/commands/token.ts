import { Command } from 'commander';
import { OperatorError } from '#libs/runtime';
import { isPerson, isRole, issueToken, PERSON_MAX, ROLES } from '#libs/access';
import { secondsOf } from '../durations.js';
import { action } from '../run.js';
import { knownUnits } from '#libs/region';

interface TokenOptions {
  readonly role: string;
  readonly unit: string;
  readonly person?: string;
  readonly ttl: string;
}

export function tokenCommand(): Command {
  return new Command('token')
    .description('print a token of the local issuer; it works whether the system runs or not')
    .requiredOption('--role <role>', `one of ${ROLES.join(', ')}`)
    .requiredOption('--unit <code>', 'the unit where the person works, such as 210102001002 or 210102-MZ')
    .option('--person <id>', 'who it is; ROLE@CODE unless told')
    .option(
      '--ttl <duration>',
      'how long it is valid: 90s, 15m, 8h, a day at the most unless TONGBAN_TOKEN_TTL_MOST says so',
      '8h',
    )
    .addHelpText(
      'after',
      `
Examples:
  npx tongban token --role intake-clerk --unit 210102001002
  npx tongban token --role case-handler --unit 210102-MZ --person li.na --ttl 30m
  curl -s http://127.0.0.1:3000/v1/me -H "authorization: Bearer $(npx tongban token --role supervisor --unit 210100)"`,
    )
    .action(
      action(async ({ settings, output }, { role, unit, person, ttl }: TokenOptions) => {
        if (!isRole(role)) throw new OperatorError(`There is no role "${role}"; name one of ${ROLES.join(', ')}.`, 2);
        if (!knownUnits(settings.home).some(({ code }) => code === unit))
          throw new OperatorError(`There is no unit "${unit}"; name a code as GET /v1/units lists them.`, 2);
        if (person !== undefined && !isPerson(person))
          throw new OperatorError(
            `That is no person: write 1 to ${PERSON_MAX} characters that can be seen, without control characters.`,
            2,
          );
        const ttlSeconds = secondsOf(ttl);
        if (ttlSeconds > settings.tokenTtlMost)
          throw new OperatorError(
            `A token may be good for ${settings.tokenTtlMost} s at the most; ask for less, or set TONGBAN_TOKEN_TTL_MOST (seconds).`,
            2,
          );
        const request = { role, unit, ...(person !== undefined && { person }), ttlSeconds };
        output.answer(await issueToken(settings.home, settings.oidcAudience, request));
        return 0;
      }),
    );
}
