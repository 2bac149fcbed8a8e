import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { limits } from '@strategy-builder/domain';
import { conversation } from '@strategy-builder/projections';
import type { Request, Response } from 'express';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { FlowParams, flowId } from '../flows/flow-id.js';
import { FlowsService } from '../flows/flows.service.js';
import { openEventStream } from '../platform/event-stream.js';
import { Problem, problemDetails } from '../platform/problem.js';
import { Sessions } from '../sessions/sessions.js';
import { afterPosition } from '../store/after-position.js';
import { Storage } from '../store/storage.js';
import { ChatService, type ChatWishes } from './chat.service.js';
import { RunningRequests } from './running-requests.js';

class ChatDto extends createZodDto(
  z.strictObject({
    text: z.string().trim().min(1).max(limits.chatMessage),
    sessionId: z.string().min(1).max(64).optional().describe('the conversation; left out: the caller’s own'),
    mode: z
      .enum(['apply', 'propose'])
      .default('apply')
      .describe('propose: a plan changes nothing until somebody accepts it'),
  }),
) {}
class ChoiceDto extends createZodDto(
  z.strictObject({
    messageId: z.string().min(1).max(64).describe('the reply that offers it'),
    assumption: z.int().min(0).max(1_000).describe('which of its assumptions, from 0'),
    label: z
      .string()
      .min(1)
      .max(limits.description)
      .describe('the label of one of its choices, or of what was assumed'),
  }),
) {}
class RunningParams extends createZodDto(z.object({ id: flowId, requestId: z.string().max(64) })) {}
class ConversationQuery extends createZodDto(
  z.strictObject({ sessionId: z.string().max(64).optional(), after: afterPosition }),
) {}

@ApiTags('chat')
@Controller('flows')
export class ChatController {
  constructor(
    private readonly chat: ChatService,
    private readonly requests: RunningRequests,
    private readonly flows: FlowsService,
    private readonly sessions: Sessions,
    private readonly storage: Storage,
  ) {}

  /**
   * A /command, or a request in plain words. With `Accept: text/event-stream` the answer comes as events: `step` by
   * `step`, then `reply`; the request goes on when the reader leaves, and is stopped by its id. Without, leaving stops it.
   */
  @Post(':id/chat')
  @HttpCode(200)
  async say(
    @Req() request: Request,
    @Res() response: Response,
    @Param() { id }: FlowParams,
    @Headers('accept') accept: string | undefined,
    @Body() { text, ...wishes }: ChatDto,
  ) {
    const session = await this.sessions.of(request);
    if (!accept?.includes('text/event-stream')) {
      const gone = new AbortController();
      response.once('close', () => gone.abort());
      response.json(await this.chat.answer(session, id, text, { ...wishes, signal: gone.signal }));
      return;
    }
    await this.flows.existing(id);
    const events = openEventStream(response);
    events.send('progress', { status: 'working' });
    const onStep: ChatWishes['onStep'] = (step, requestId) => events.send('step', { ...step, requestId });
    try {
      events.send('reply', await this.chat.answer(session, id, text, { ...wishes, onStep }));
    } catch (error) {
      events.send('error', problemDetails(error));
    }
    events.end();
  }

  /** Another choice for an assumption of a reply: done as the caller's own change, and said in the conversation. */
  @Post(':id/chat/choices')
  @HttpCode(200)
  async choose(@Req() request: Request, @Param() { id }: FlowParams, @Body() choice: ChoiceDto) {
    return this.chat.choose(await this.sessions.of(request), id, choice);
  }

  /** Requests that are being worked on, with their steps so far; later ones are `working` notices on the canvas socket. */
  @Get(':id/chat/running')
  async running(@Param() { id }: FlowParams) {
    await this.flows.existing(id);
    return { requests: this.requests.ofFlow(id) };
  }

  /** Stops a request: nothing of it is done, unless it was being stored already. */
  @Delete(':id/chat/running/:requestId')
  @HttpCode(202)
  async stop(@Param() { id, requestId }: RunningParams) {
    await this.flows.existing(id);
    if (!this.requests.stop(id, requestId))
      throw new Problem(404, 'request-not-running', 'This request is not running, or not any more.');
    return { id: requestId };
  }

  @Get(':id/chat')
  async conversation(@Param() { id }: FlowParams, @Query() { sessionId, after }: ConversationQuery) {
    await this.flows.existing(id);
    const messages = await conversation(await this.storage.tables(after), {
      flowId: id,
      ...(sessionId !== undefined && { sessionId }),
      limit: 500,
    });
    return { messages };
  }
}
