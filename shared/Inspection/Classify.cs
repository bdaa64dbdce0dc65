using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using SkiaSharp;

namespace CourseAI.Inspection;

/// <summary>
/// Vision's door. The picture is decoded, upright, opaque and at most 50 megapixels; it is the inspector's and is
/// disposed after the call. Called from one thread at a time per inspection.
/// </summary>
public delegate Prediction Classify(VisionTask task, SKBitmap picture);
