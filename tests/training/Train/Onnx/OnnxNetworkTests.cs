using CourseAI.Training.Onnx;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace CourseAI.Training.Tests.Train.Onnx;

/// <summary>ONNX Runtime reads what is written, and its answers are held against sums done by hand.</summary>
public sealed class OnnxNetworkTests
{
    /// <summary>Where nothing lies before the picture, the kernel's first corner meets it, where nothing lies after it the last.</summary>
    [Theory]
    [InlineData(0, 1, 1 + (2 * 0.3333f) + (4 * -0.7f))]
    [InlineData(1, 0, 0.5f + (2 * -0.25f) + (4 * 0.0801f))]
    public void A_rounded_convolution_is_padded_as_told_and_exact_to_half_a_step_of_its_largest_weight(
        long padBefore,
        long padAfter,
        float expected
    )
    {
        float[] kernel = [1, 0.3333f, 9, -0.7f, 0.5f, -0.25f, 9, 0.0801f, 0];

        var answer = Answer(
            [1, 2, 4, 0],
            outputs: 1,
            onnx =>
            {
                onnx.Reshape(1, 1, 2, 2);
                onnx.RoundedConvolution(
                    kernel,
                    [1, 1, 3, 3],
                    [10],
                    new ConvolutionForm(padBefore, padAfter, Stride: 2)
                );
                onnx.Reshape(1, -1);
            }
        );

        // 2,047 steps make the largest weight, 9; three weights are met, by 1, 2 and 4.
        answer.Should().ContainSingle().Which.Should().BeApproximately(10 + expected, (1 + 2 + 4) * 9 / 2047f / 2);
    }

    [Fact]
    public void Weights_are_rounded_for_each_output_channel_by_itself()
    {
        var answer = Answer(
            [1],
            outputs: 3,
            onnx =>
            {
                onnx.Reshape(1, 1, 1, 1);
                onnx.RoundedConvolution([1000, 0, -0.001f], [3, 1, 1, 1], [0, 0, 0], new ConvolutionForm(0, 0));
                onnx.Reshape(1, -1);
            }
        );

        answer[0].Should().BeApproximately(1000, 0.001f);
        answer[1].Should().Be(0);
        answer[2].Should().BeApproximately(-0.001f, 1e-8f);
    }

    [Fact]
    public void Channels_in_groups_of_one_are_convolved_each_by_itself() =>
        Answer(
                [1, 2],
                outputs: 2,
                onnx =>
                {
                    onnx.Reshape(1, 2, 1, 1);
                    onnx.RoundedConvolution([10, 100], [2, 1, 1, 1], [0, 5], new ConvolutionForm(0, 0, Groups: 2));
                    onnx.Reshape(1, -1);
                }
            )
            .Should()
            .Equal(10, 205);

    [Fact]
    public void A_dense_layer_has_a_row_of_weights_for_each_output() =>
        Answer([5, 6], outputs: 2, onnx => onnx.Dense([1, 2, 3, 4], 2, [10, 20])).Should().Equal(27, 59);

    [Fact]
    public void A_pooling_keeps_the_largest_of_each_square() =>
        Answer(
                [1, 2, 3, -4, 5, 0, -6, -7],
                outputs: 2,
                onnx =>
                {
                    onnx.Reshape(1, 1, 2, 4);
                    onnx.MaxPool(2);
                    onnx.Reshape(1, -1);
                }
            )
            .Should()
            .Equal(5, 3);

    [Fact]
    public void Softmax_makes_probabilities_of_a_row()
    {
        var answer = Answer([0, MathF.Log(3)], outputs: 2, onnx => onnx.Softmax());

        answer[0].Should().BeApproximately(0.25f, 1e-6f);
        answer[1].Should().BeApproximately(0.75f, 1e-6f);
    }

    [Fact]
    public void What_is_cut_at_six_is_added_to_an_earlier_layer() =>
        Answer(
                [1, -2, 7],
                outputs: 3,
                onnx =>
                {
                    var input = onnx.Last;
                    onnx.Relu6();
                    onnx.AddTo(input);
                }
            )
            .Should()
            .Equal(2, -2, 13);

    /// <summary>A convolution that tells left from right, asked about both: the mean of what it says.</summary>
    [Fact]
    public void A_picture_and_its_mirror_image_are_answered_by_their_mean() =>
        Answer(
                [1, 2, 3, 4],
                outputs: 1,
                onnx =>
                {
                    onnx.Reshape(1, 1, 2, 2);
                    onnx.AddMirrored();
                    onnx.Convolution([1, 10, 100, 1000], [1, 1, 2, 2], [0], padding: 0);
                    onnx.GlobalMean();
                    onnx.MeanOfRows();
                }
            )
            .Should()
            .Equal((4321 + 3412) / 2f);

    private static float[] Answer(float[] input, int outputs, Action<OnnxNetwork> write)
    {
        var onnx = new OnnxNetwork("test", "pixels", input.Length);
        write(onnx);
        using var session = new InferenceSession(onnx.Finish("answer", outputs));
        using var results = session.Run([
            NamedOnnxValue.CreateFromTensor("pixels", new DenseTensor<float>(input, [1, input.Length])),
        ]);
        return [.. results[0].AsTensor<float>()];
    }
}
