package jenkins;

/** An answer that need not be known. */
public enum YesNoMaybe {
    YES,
    NO,
    MAYBE
}
