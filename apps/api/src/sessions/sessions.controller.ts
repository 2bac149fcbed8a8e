import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { hasSessionCookie, type Session, Sessions } from './sessions.js';

class RenameDto extends createZodDto(
  z.strictObject({ name: z.string().trim().min(1).max(60).describe('how others see you on the canvas') }),
) {}

@ApiTags('session')
@Controller('session')
export class SessionsController {
  constructor(private readonly sessions: Sessions) {}

  /** Who I am to the others; a browser without a session gets one. */
  @Get()
  async show(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    if (hasSessionCookie(request)) return this.shown(await this.sessions.of(request));
    const { secret, header } = this.sessions.issueCookie();
    response.setHeader('Set-Cookie', header);
    return this.shown(await this.sessions.of(request, secret));
  }

  @Post()
  async rename(@Req() request: Request, @Body() body: RenameDto) {
    return this.shown(await this.sessions.rename(await this.sessions.of(request), body.name));
  }

  private shown(session: Session) {
    return { ...session, limits: this.sessions.limits };
  }
}
