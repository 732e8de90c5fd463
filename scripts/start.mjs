// `npm start`: installs and builds what is missing, then starts the system. Runs it in this very process, so that Ctrl-C reaches it directly.
import { bootstrap, built } from './lib/bootstrap.mjs';

bootstrap();
process.argv.splice(2, 0, 'start');
await built('apps/tongban/src/main.js');
