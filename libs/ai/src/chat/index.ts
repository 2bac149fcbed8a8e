export {
  type ChatArgument,
  type ChatCommandHelp,
  type ChatCommandName,
  chatCommandNames,
  chatCommands,
  helpFor,
  helpForAll,
} from './commands.js';
export { type Completion, completions } from './completions.js';
export { type ChatCommand, type ParsedChatCommand, parseChatCommand } from './parse-chat-command.js';
