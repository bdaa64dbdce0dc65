using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Google.Protobuf;

namespace CourseAI.Training.Onnx;

/// <summary>
/// Writes a chain of layers as an ONNX model (operator set 13): each call appends a node that reads the last one's
/// output. Weights are written as given, in PyTorch's order, which is ONNX's.
/// </summary>
internal sealed class OnnxNetwork
{
    private const int IrVersion = 8;
    private const int OperatorSet = 13;

    /// <summary>Above 0, of rounded weights, and as many below.</summary>
    private const int Levels = 2047;

    private readonly GraphProto _graph;
    private string _last;

    /// <param name="inputLength">Values per row of the input, which has the shape (1, length).</param>
    public OnnxNetwork(string name, string input, int inputLength)
    {
        _graph = new GraphProto { Name = name };
        _graph.Input.Add(Value(input, 1, inputLength));
        _last = input;
    }

    public void Reshape(params long[] shape)
    {
        Append("Reshape", [Add(shape)]);
    }

    /// <param name="weights">Output channels × input channels × 3 × 3 or the like, flat.</param>
    public void Convolution(ReadOnlySpan<float> weights, long[] shape, ReadOnlySpan<float> bias, long padding) =>
        Convolution(Add(weights, shape), shape, bias, new ConvolutionForm(padding, padding));

    /// <summary>
    /// Its weights are written as whole numbers of steps, each output channel's largest as ±<see cref="Levels"/>, which is
    /// exact enough for trained ones. ONNX Runtime multiplies them out when the network is loaded. In two bytes instead
    /// of four, of which twelve bits tell something, a zip is a quarter smaller than with half precision and read faster.
    /// </summary>
    /// <inheritdoc cref="Convolution(ReadOnlySpan{float}, long[], ReadOnlySpan{float}, long)"/>
    public void RoundedConvolution(
        ReadOnlySpan<float> weights,
        long[] shape,
        ReadOnlySpan<float> bias,
        ConvolutionForm form
    )
    {
        var channels = (int)shape[0];
        var length = weights.Length / channels;
        var levels = new short[weights.Length];
        var steps = new float[channels];
        for (var channel = 0; channel < channels; channel++)
        {
            var ofChannel = weights.Slice(channel * length, length);
            var largest = TensorPrimitives.MaxMagnitude(ofChannel);
            if (largest == 0)
                continue;
            steps[channel] = MathF.Abs(largest) / Levels;
            for (var i = 0; i < length; i++)
                levels[(channel * length) + i] = (short)MathF.Round(ofChannel[i] / steps[channel]);
        }
        var numbers = Calculate("Cast", [Add(levels, shape)], Int("to", (long)TensorProto.Types.DataType.Float));
        Convolution(Calculate("Mul", [numbers, Add(steps, [channels, 1, 1, 1])]), shape, bias, form);
    }

    public void Relu() => Append("Relu", []);

    /// <summary>Over the last dimension.</summary>
    public void Softmax() => Append("Softmax", []);

    /// <summary>Cuts off what is below 0 and above 6.</summary>
    public void Relu6() => Append("Clip", [Add([0f], []), Add([6f], [])]);

    /// <summary>The name of the last layer's output, for <see cref="AddTo"/>.</summary>
    public string Last => _last;

    /// <summary>Adds the output of an earlier layer to the last one's.</summary>
    public void AddTo(string earlier) => Append("Add", [earlier]);

    /// <summary>Each channel's mean: from (rows, channels, height, width) to (rows, channels).</summary>
    public void GlobalMean()
    {
        Append("GlobalAveragePool", []);
        // 0: as many rows as there are.
        Reshape(0, -1);
    }

    /// <summary>From one picture, (1, channels, height, width), to it and its mirror image in two rows.</summary>
    public void AddMirrored()
    {
        var picture = _last;
        // From the last column to the first, backwards.
        Append("Slice", [Add(-1), Add(long.MinValue), Add(3), Add(-1)]);
        Append("Concat", [picture], Int("axis", 0));
    }

    /// <summary>From (rows, values) to (1, values).</summary>
    public void MeanOfRows() => Append("ReduceMean", [], Ints("axes", 0), Int("keepdims", 1));

    public void MaxPool(long side) =>
        Append("MaxPool", [], Ints("kernel_shape", side, side), Ints("strides", side, side));

    /// <param name="weights">Outputs × inputs, flat.</param>
    public void Dense(ReadOnlySpan<float> weights, long outputs, ReadOnlySpan<float> bias)
    {
        var inputs = new[] { Add(weights, [outputs, weights.Length / outputs]), Add(bias, [bias.Length]) };
        Append("Gemm", inputs, Int("transB", 1));
    }

    /// <summary>Names the last layer's output and ends the network.</summary>
    public byte[] Finish(string output, int outputLength)
    {
        _graph.Node[^1].Output[0] = output;
        _graph.Output.Add(Value(output, 1, outputLength));
        var model = new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "CourseAI",
            Graph = _graph,
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = OperatorSet });
        return model.ToByteArray();
    }

    private void Convolution(string weights, long[] shape, ReadOnlySpan<float> bias, ConvolutionForm form) =>
        Append(
            "Conv",
            [weights, Add(bias, [bias.Length])],
            Ints("kernel_shape", shape[2], shape[3]),
            Ints("pads", form.PadBefore, form.PadBefore, form.PadAfter, form.PadAfter),
            Ints("strides", form.Stride, form.Stride),
            Int("group", form.Groups)
        );

    private void Append(string operation, string[] constants, params AttributeProto[] attributes) =>
        _last = Calculate(operation, [_last, .. constants], attributes);

    /// <returns>The output's name.</returns>
    private string Calculate(string operation, string[] inputs, params AttributeProto[] attributes)
    {
        var node = new NodeProto { OpType = operation, Name = $"{operation}{_graph.Node.Count}" };
        node.Input.AddRange(inputs);
        node.Attribute.AddRange(attributes);
        node.Output.Add($"value{_graph.Node.Count}");
        _graph.Node.Add(node);
        return node.Output[0];
    }

    private string Add(params long[] values) =>
        Add(MemoryMarshal.AsBytes<long>(values), TensorProto.Types.DataType.Int64, [values.Length]);

    private string Add(short[] values, long[] shape) =>
        Add(MemoryMarshal.AsBytes<short>(values), TensorProto.Types.DataType.Int16, shape);

    private string Add(ReadOnlySpan<float> values, long[] shape) =>
        Add(MemoryMarshal.AsBytes(values), TensorProto.Types.DataType.Float, shape);

    private string Add(ReadOnlySpan<byte> bytes, TensorProto.Types.DataType type, long[] shape)
    {
        var tensor = new TensorProto
        {
            Name = $"constant{_graph.Initializer.Count}",
            DataType = (int)type,
            RawData = ByteString.CopyFrom(bytes),
        };
        tensor.Dims.AddRange(shape);
        _graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    private static AttributeProto Int(string name, long value) =>
        new()
        {
            Name = name,
            I = value,
            Type = AttributeProto.Types.AttributeType.Int,
        };

    private static AttributeProto Ints(string name, params long[] values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        attribute.Ints.AddRange(values);
        return attribute;
    }

    private static ValueInfoProto Value(string name, params long[] shape)
    {
        var tensor = new TypeProto.Types.Tensor
        {
            ElemType = (int)TensorProto.Types.DataType.Float,
            Shape = new TensorShapeProto(),
        };
        tensor.Shape.Dim.AddRange(shape.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { TensorType = tensor },
        };
    }
}
