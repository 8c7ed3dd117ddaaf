import { parseArgs } from 'node:util';
import { suggestion } from './closest.ts';
import { CommandFailure } from './failure.ts';

/** Per command the options that it needs and those that it knows. All have a value. */
const commands = {
  dedupe: {
    needs: ['input', 'config', 'output'],
    knows: ['parameters', 'save-parameters', 'clusters', 'threads'],
  },
  link: {
    needs: ['left', 'right', 'config', 'output'],
    knows: ['parameters', 'save-parameters', 'threads'],
  },
  make: { needs: ['rows', 'seed', 'output'], knows: ['duplicates'] },
  'make-febrl': { needs: ['set', 'seed', 'output'], knows: ['output-right'] },
} as const;

type CommandName = keyof typeof commands;
export type Words = { readonly command: CommandName; readonly options: ReadonlyMap<string, string> };

const names = Object.keys(commands) as CommandName[];
const seeHelp = 'See npm run -s linkage -- --help.';

const isCommand = (word: string): word is CommandName => (names as readonly string[]).includes(word);

function commandIn(command: string | undefined): CommandName {
  if (command === undefined) throw new CommandFailure(`Say what to do: ${names.join(', ')}. ${seeHelp}`);
  if (!isCommand(command)) {
    throw new CommandFailure(`There is no command '${command}'.${suggestion(command, names)} ${seeHelp}`);
  }
  return command;
}

type Token = { readonly name: string; readonly rawName: string; readonly value: string | undefined };

function optionsOf(
  command: CommandName,
  tokens: readonly Token[],
  loose: string | undefined,
): Map<string, string> {
  const { needs, knows } = commands[command];
  const known: readonly string[] = [...needs, ...knows];
  const options = new Map<string, string>();
  for (const { name, rawName, value } of tokens) {
    if (!known.includes(name)) {
      const meant = suggestion(
        `--${name}`,
        known.map((each) => `--${each}`),
        '',
      );
      throw new CommandFailure(`${command} has no option ${rawName}.${meant} ${seeHelp}`);
    }
    if (options.has(name)) throw new CommandFailure(`The option ${rawName} is there twice; give it once.`);
    if (value === undefined || value === '' || value.startsWith('--')) {
      throw new CommandFailure(`The option ${rawName} has no value. ${seeHelp}`);
    }
    options.set(name, value);
  }
  if (loose !== undefined) {
    throw new CommandFailure(
      `'${loose}' belongs to no option of ${command}; did you forget a --name? ${seeHelp}`,
    );
  }
  const missing = needs.filter((name) => !options.has(name)).map((name) => `--${name}`);
  if (missing.length > 0) {
    throw new CommandFailure(`${command} needs ${missing.join(' and ')}. ${seeHelp}`);
  }
  return options;
}

/** Reads what was typed after the program's name. `help` when that is asked. */
export function readArguments(args: readonly string[]): Words | 'help' {
  if (args.includes('--help') || args.includes('-h') || args[0] === 'help') return 'help';
  const known = new Set(Object.values(commands).flatMap(({ needs, knows }) => [...needs, ...knows]));
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries([...known].map((name) => [name, { type: 'string' as const }])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const positionals: string[] = [];
  const given: Token[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind === 'option') given.push(token);
  }
  const [first, loose] = positionals;
  const command = commandIn(first);
  const options = optionsOf(command, given, loose);
  return { command, options };
}

/** A whole number in an option. */
export function wholeNumber(words: Words, name: string, least: number, most: number): number {
  const text = words.options.get(name) ?? '';
  const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new CommandFailure(`--${name} is '${text}'; give a whole number from ${least} to ${most}.`);
}

/** A share from 0 to just under 1 in an option. */
export function share(words: Words, name: string, otherwise: number): number {
  const text = words.options.get(name);
  if (text === undefined) return otherwise;
  const value = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 0 && value <= 0.9) return value;
  throw new CommandFailure(`--${name} is '${text}'; give a share from 0 to 0.9, such as 0.1.`);
}

/** One of a few words in an option. */
export function oneOf<Choice extends string>(words: Words, name: string, choices: readonly Choice[]): Choice {
  const text = words.options.get(name) ?? '';
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw new CommandFailure(`--${name} is '${text}'; give one of ${choices.join(', ')}.`);
}
