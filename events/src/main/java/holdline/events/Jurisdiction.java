package holdline.events;

/** Whose law a case is held to. */
public enum Jurisdiction {
    CN,
    EU,
    UK,
    US
}
