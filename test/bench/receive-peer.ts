import 'reflect-metadata';
import { Body, Controller, HttpCode, Inject, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Command, CommandBus, CommandHandler, CqrsModule, type ICommandHandler } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ReceiveBody } from '../../libs/case/src/intake/receive/receive.body.js';
import { bodyPipe } from '#apps/api/src/validation/pipes';

/** The floor of a receipt: the same Nest, Fastify, body and check, through the command bus, and then nothing. */
class Bare extends Command<{ ok: true }> {
  constructor(readonly body: ReceiveBody) {
    super();
  }
}

@CommandHandler(Bare)
class BareHandler implements ICommandHandler<Bare> {
  execute(): Promise<{ ok: true }> {
    return Promise.resolve({ ok: true });
  }
}

@Controller('v1/cases')
class BareController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(201)
  receive(@Body(bodyPipe) body: ReceiveBody) {
    return this.commands.execute(new Bare(body));
  }
}

@Module({ imports: [CqrsModule.forRoot()], controllers: [BareController], providers: [BareHandler] })
class BareModule {}

const app = await NestFactory.create<NestFastifyApplication>(BareModule, new FastifyAdapter(), { logger: false });
await app.listen(0, '127.0.0.1');
process.on('disconnect', () => process.exit(0));
process.send?.(app.getHttpServer().address());
