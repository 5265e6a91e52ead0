import { readSettings, SettingError } from './settings.js';

describe('the settings of npm start', () => {
  it('have ports of their own, and build', () => {
    expect(readSettings([], {})).toEqual({
      port: 4200,
      awsPort: 4566,
      build: true,
      open: true,
      seed: true,
    });
  });

  it('take ports from the environment, and --no-open', () => {
    expect(
      readSettings(['--no-open', '--no-build', '--no-seed'], { PORT: '5000', AWS_PORT: '5001' }),
    ).toEqual({
      port: 5000,
      awsPort: 5001,
      build: false,
      open: false,
      seed: false,
    });
  });

  it.each([
    ['a port that is no number', [], { AWS_PORT: 'abc' }, /AWS_PORT is 'abc'.*AWS_PORT=4566/],
    ['a port that is none', [], { PORT: '70000' }, /PORT is '70000'/],
    ['one port for two', [], { PORT: '4566' }, /PORT and AWS_PORT are both 4566/],
    ['an unknown option', ['--open-sesame'], {}, /--open-sesame.*--no-open/],
  ])('refuse %s and say what to do', (_what, argv, env, message) => {
    expect(() => readSettings(argv, env)).toThrow(SettingError);
    expect(() => readSettings(argv, env)).toThrow(message);
  });
});
