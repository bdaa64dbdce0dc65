namespace CourseAI.Pipeline.Gradebooks;

/// <summary>For whom a grade book is written.</summary>
public enum GradebookProfile
{
    /// <summary>For people with a spreadsheet: points, states and lateness.</summary>
    Spreadsheet,
    Moodle,
    Canvas,
}
