/** Settings or parameters that no work can be done with, in a sentence for who wrote them. `path`: where in the settings. */
export class Misfit extends Error {
  override readonly name = 'Misfit';
  readonly path: readonly (string | number)[];

  constructor(message: string, path: readonly (string | number)[] = []) {
    super(message);
    this.path = path;
  }
}
