import { ComponentType, PermissionFlagsBits } from 'discord-api-types/v10'
import type { Channel } from '../world/channel.ts'
import { everyComponent } from '../world/component.ts'
import type { Mentions, Message } from '../world/message.ts'
import { mayIn } from './access.ts'
import type { AllowedMentions } from './message-body.ts'
import type { Platform } from './platform.ts'

type Written = Pick<Message, 'content' | 'components' | 'author' | 'repliesTo'>

const everythingWritten: AllowedMentions = {
  parse: ['everyone', 'users', 'roles'],
  users: [],
  roles: [],
  repliedUser: true,
}

/** Who a message pings: those it writes about, as far as its allowed mentions and its author's permissions go. */
export function mentionsOf(
  platform: Platform,
  channel: Channel,
  { message, allowed }: { readonly message: Written; readonly allowed: AllowedMentions | null },
): Mentions {
  const { parse, users, roles, repliedUser } = allowed ?? everythingWritten
  const text = textOf(message)
  const mayPingAll = mayIn(platform, channel, { id: message.author.id, may: PermissionFlagsBits.MentionEveryone })
  const pingable = (id: string): boolean => mayPingAll || platform.world.roles.get(id)?.mentionable === true
  const repliedTo = platform.world.messages.get(message.repliesTo ?? '')?.author.id
  return {
    everyone: parse.includes('everyone') && mayPingAll && /@(everyone|here)/.test(text),
    users: distinct([
      ...idsIn(text, /<@!?(\d+)>/g).filter((id) => parse.includes('users') || users.includes(id)),
      ...(repliedTo !== undefined && repliedUser ? [repliedTo] : []),
    ]),
    roles: distinct(idsIn(text, /<@&(\d+)>/g).filter((id) => parse.includes('roles') || roles.includes(id))).filter(
      pingable,
    ),
  }
}

const textOf = ({ content, components }: Written): string => {
  const displays = everyComponent(components).filter(({ type }) => type === ComponentType.TextDisplay)
  return [content, ...displays.map((display) => display.content ?? '')].join('\n')
}

const idsIn = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap(([, id]) => (id === undefined ? [] : [id]))

const distinct = (ids: readonly string[]): readonly string[] => [...new Set(ids)]
