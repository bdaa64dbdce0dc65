namespace CourseAI.Training.Onnx;

/// <param name="PadBefore">Zeros above and left of the input.</param>
/// <param name="PadAfter">Zeros below and right of it.</param>
/// <param name="Groups">As many as channels: each is convolved by itself.</param>
internal sealed record ConvolutionForm(long PadBefore, long PadAfter, long Stride = 1, long Groups = 1);
