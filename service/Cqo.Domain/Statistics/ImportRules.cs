namespace Cqo.Domain.Statistics;

/// <summary>Ids of the rules of the import. An id never changes its meaning.</summary>
public static class ImportRules
{
    /// <summary>Fix: white space at the ends.</summary>
    public const string Trim = "trim";
    /// <summary>Fix: white space inside a Chinese name, or special spaces between words.</summary>
    public const string InnerSpaces = "inner-spaces";
    /// <summary>Fix: full-width digits and letters.</summary>
    public const string HalfWidth = "half-width";
    /// <summary>Fix: control, zero-width and direction characters.</summary>
    public const string InvisibleCharacters = "invisible-characters";
    /// <summary>Fix: an apostrophe typed to make a cell text.</summary>
    public const string Apostrophe = "apostrophe";
    /// <summary>Fix: a stroke that stands for "nothing".</summary>
    public const string Placeholder = "placeholder";
    /// <summary>Fix: 同上, 〃.</summary>
    public const string Ditto = "ditto";
    /// <summary>Fix: the value of a merged block in its lower rows.</summary>
    public const string MergedValue = "merged-value";
    /// <summary>Fix: a date written in another form.</summary>
    public const string DateForm = "date-form";
    /// <summary>Fix: a date stored as its serial number.</summary>
    public const string DateSerial = "date-serial";
    /// <summary>Fix: a month, kept as a month.</summary>
    public const string MonthOnly = "month-only";
    /// <summary>Fix: another word for yes or no.</summary>
    public const string YesNoWord = "yes-no-word";
    /// <summary>Fix: another word for a size class.</summary>
    public const string SizeWord = "size-word";
    /// <summary>Fix: another word for a choice.</summary>
    public const string ChoiceWord = "choice-word";
    /// <summary>Fix: a number written as text, with its unit or in Chinese numerals.</summary>
    public const string NumberForm = "number-form";
    /// <summary>Fix: a phone number with spaces, country code and the like.</summary>
    public const string PhoneForm = "phone-form";
    /// <summary>Fix: short form of a region.</summary>
    public const string RegionName = "region-name";
    /// <summary>Fix: a credit code in lower case or with spaces, right otherwise.</summary>
    public const string CodeForm = "code-form";

    /// <summary>A formula failed: #REF!.</summary>
    public const string FormulaError = "formula-error";
    /// <summary>Text that a spreadsheet could take for a formula.</summary>
    public const string FormulaLike = "formula-like";
    /// <summary>Longer than the field can be.</summary>
    public const string TooLong = "too-long";
    /// <summary>Characters that cannot be shown.</summary>
    public const string UnreadableCharacters = "unreadable-characters";
    /// <summary>A kind of cell that the column cannot hold.</summary>
    public const string UnexpectedKind = "unexpected-kind";
    /// <summary>A number that lost digits.</summary>
    public const string DigitsLost = "digits-lost";
    /// <summary>同上 without anything above.</summary>
    public const string DittoWithoutValue = "ditto-without-value";
    /// <summary>A required cell is empty.</summary>
    public const string RequiredMissing = "required-missing";
    /// <summary>The credit code is wrong.</summary>
    public const string CreditCode = "credit-code";
    /// <summary>A doubt about a valid credit code.</summary>
    public const string CreditCodeDoubt = "credit-code-doubt";
    /// <summary>A code stands where a name belongs, or the other way round.</summary>
    public const string SwappedCells = "swapped-cells";
    /// <summary>The register has another name under this code.</summary>
    public const string RegisteredName = "registered-name";
    /// <summary>Two persons in one cell.</summary>
    public const string TwoPeople = "two-people";
    /// <summary>No name of a person.</summary>
    public const string PersonName = "person-name";
    /// <summary>No full name of an enterprise.</summary>
    public const string EnterpriseName = "enterprise-name";
    /// <summary>No date, or one that does not exist.</summary>
    public const string DateUnreadable = "date-unreadable";
    /// <summary>A year of two digits.</summary>
    public const string DateTwoDigitYear = "date-two-digit-year";
    /// <summary>Day and month could be either way.</summary>
    public const string DateAmbiguous = "date-ambiguous";
    /// <summary>Two dates in one cell.</summary>
    public const string TwoDates = "two-dates";
    /// <summary>A year far from every appointment.</summary>
    public const string DateRange = "date-range";
    /// <summary>A word that is no choice.</summary>
    public const string UnknownWord = "unknown-word";
    /// <summary>No number.</summary>
    public const string NumberUnreadable = "number-unreadable";
    /// <summary>A number that cannot be true.</summary>
    public const string NumberRange = "number-range";
    /// <summary>No phone number.</summary>
    public const string PhoneUnreadable = "phone-unreadable";
    /// <summary>Several phone numbers in one cell, or one without its area.</summary>
    public const string PhoneDoubt = "phone-doubt";
    /// <summary>No region that we know.</summary>
    public const string RegionUnknown = "region-unknown";
    /// <summary>A name or code that no longer holds.</summary>
    public const string RegionHistorical = "region-historical";
    /// <summary>A short name of several places.</summary>
    public const string RegionAmbiguous = "region-ambiguous";
    /// <summary>A city where a county belongs.</summary>
    public const string RegionNotCounty = "region-not-county";
    /// <summary>A place that the filing unit does not answer for.</summary>
    public const string RegionOutside = "region-outside";
    /// <summary>The term ends before the appointment.</summary>
    public const string TermOrder = "term-order";
    /// <summary>The term is longer than the policy says.</summary>
    public const string TermLength = "term-length";
    /// <summary>The term is over on the cut-off date.</summary>
    public const string TermExpired = "term-expired";
    /// <summary>Appointed after the cut-off date.</summary>
    public const string AppointedLater = "appointed-later";
    /// <summary>The cut-off date lies in the month whose day is not known.</summary>
    public const string DayNeeded = "day-needed";
    /// <summary>A large enterprise that is not above scale.</summary>
    public const string SizeAndScale = "size-and-scale";
    /// <summary>The row is hidden.</summary>
    public const string HiddenRow = "hidden-row";
    /// <summary>A required column was not found, so the row cannot be complete.</summary>
    public const string ColumnMissing = "column-missing";

    /// <summary>The same row again.</summary>
    public const string DuplicateRow = "duplicate-row";
    /// <summary>The same enterprise and person with other content.</summary>
    public const string DuplicateEnterprise = "duplicate-enterprise";
    /// <summary>Two CQOs of one enterprise in overlapping terms.</summary>
    public const string TwoCqos = "two-cqos";
    /// <summary>A second CQO of one enterprise in another term.</summary>
    public const string Successor = "successor";
    /// <summary>One enterprise in two counties.</summary>
    public const string TwoRegions = "two-regions";
    /// <summary>One code with two names.</summary>
    public const string CodeWithTwoNames = "code-with-two-names";
    /// <summary>One name with two codes.</summary>
    public const string NameWithTwoCodes = "name-with-two-codes";
    /// <summary>Names that differ little.</summary>
    public const string NearName = "near-name";

    /// <summary>A line of a workbook of denominators that is not plain.</summary>
    public const string Denominator = "denominator";

    /// <summary>No header was found.</summary>
    public const string NoHeader = "no-header";
    /// <summary>A header resembles one of ours.</summary>
    public const string HeaderNear = "header-near";
    /// <summary>The content of a column looks like one of our fields.</summary>
    public const string HeaderContent = "header-content";
    /// <summary>Two columns for one field.</summary>
    public const string HeaderTwice = "header-twice";
    /// <summary>Columns that the layout does not know.</summary>
    public const string HeaderUnknown = "header-unknown";
    /// <summary>Another header further down.</summary>
    public const string HeaderChanged = "header-changed";
    /// <summary>A header that was read by an earlier answer.</summary>
    public const string HeaderRemembered = "header-remembered";
    /// <summary>A confirmation that names no field.</summary>
    public const string ConfirmationUnknown = "confirmation-unknown";
    /// <summary>Too many runs of rows that are not data to list them all.</summary>
    public const string NotDataUnlisted = "not-data-unlisted";
}
