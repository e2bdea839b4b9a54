using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Cqo.Service.Tests.Architecture;

/// <summary>One type naming another: full names, the user of a nested or generated type being its outermost type.</summary>
sealed record Import(string From, string To);

/// <summary>Walks signatures and bodies of an assembly and collects which type names which.</summary>
sealed class ImportWalker : ISignatureTypeProvider<string, object?>
{
    readonly MetadataReader reader;
    readonly HashSet<Import> imports = [];
    readonly List<(string Type, string Text)> strings = [];
    string current = "";

    ImportWalker(MetadataReader reader) => this.reader = reader;

    public static (IReadOnlySet<Import> Imports, IReadOnlyList<(string Type, string Text)> Strings) Walk(string assemblyPath)
    {
        using var pe = new PEReader(File.OpenRead(assemblyPath));
        var walker = new ImportWalker(pe.GetMetadataReader());
        foreach (var handle in walker.reader.TypeDefinitions)
        {
            walker.WalkType(pe, handle);
        }
        return (walker.imports, walker.strings);
    }

    void WalkType(PEReader pe, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        current = OutermostName(handle);
        Add(NameOf(type.BaseType));
        foreach (var contract in type.GetInterfaceImplementations())
        {
            Add(NameOf(reader.GetInterfaceImplementation(contract).Interface));
        }
        foreach (var field in type.GetFields())
        {
            Add(reader.GetFieldDefinition(field).DecodeSignature(this, null));
        }
        foreach (var method in type.GetMethods())
        {
            WalkMethod(pe, reader.GetMethodDefinition(method));
        }
    }

    void WalkMethod(PEReader pe, MethodDefinition method)
    {
        AddSignature(method.DecodeSignature(this, null));
        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }
        var body = pe.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(this, null).ToList().ForEach(Add);
        }
        foreach (var token in IlReader.Tokens(body))
        {
            AddToken(token);
        }
    }

    void AddToken(int token)
    {
        if (token >>> 24 == 0x70)
        {
            strings.Add((current, reader.GetUserString(MetadataTokens.UserStringHandle(token & 0xFFFFFF))));
            return;
        }
        var handle = MetadataTokens.EntityHandle(token);
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                Add(OutermostName(reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType()));
                break;
            case HandleKind.FieldDefinition:
                Add(OutermostName(reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType()));
                break;
            case HandleKind.MemberReference:
                Add(NameOf(reader.GetMemberReference((MemberReferenceHandle)handle).Parent));
                break;
            case HandleKind.MethodSpecification:
                AddGenericCall(reader.GetMethodSpecification((MethodSpecificationHandle)handle));
                break;
            default:
                Add(NameOf(handle));
                break;
        }
    }

    void AddGenericCall(MethodSpecification call)
    {
        AddToken(MetadataTokens.GetToken(call.Method));
        call.DecodeSignature(this, null).ToList().ForEach(Add);
    }

    void AddSignature(MethodSignature<string> signature)
    {
        Add(signature.ReturnType);
        signature.ParameterTypes.ToList().ForEach(Add);
    }

    void Add(string names)
    {
        foreach (var name in names.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            imports.Add(new Import(current, name));
        }
    }

    string NameOf(EntityHandle handle) => handle.IsNil ? "" : handle.Kind switch
    {
        HandleKind.TypeDefinition => OutermostName((TypeDefinitionHandle)handle),
        HandleKind.TypeReference => ReferenceName((TypeReferenceHandle)handle),
        HandleKind.TypeSpecification => reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null),
        _ => "",
    };

    string OutermostName(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        return type.IsNested ? OutermostName(type.GetDeclaringType()) : Join(type.Namespace, type.Name);
    }

    string ReferenceName(TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? ReferenceName((TypeReferenceHandle)type.ResolutionScope)
            : Join(type.Namespace, type.Name);
    }

    string Join(StringHandle space, StringHandle name) => $"{reader.GetString(space)}.{reader.GetString(name)}";

    // Signature types become their names, joined by '|' where one signature names several.
    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => "";
    public string GetTypeFromDefinition(MetadataReader r, TypeDefinitionHandle handle, byte rawTypeKind) => OutermostName(handle);
    public string GetTypeFromReference(MetadataReader r, TypeReferenceHandle handle, byte rawTypeKind) => ReferenceName(handle);
    public string GetTypeFromSpecification(MetadataReader r, object? context, TypeSpecificationHandle handle, byte rawTypeKind) => NameOf(handle);
    public string GetSZArrayType(string elementType) => elementType;
    public string GetArrayType(string elementType, ArrayShape shape) => elementType;
    public string GetByReferenceType(string elementType) => elementType;
    public string GetPointerType(string elementType) => elementType;
    public string GetPinnedType(string elementType) => elementType;
    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;
    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => string.Join('|', typeArguments.Prepend(genericType));
    public string GetGenericMethodParameter(object? context, int index) => "";
    public string GetGenericTypeParameter(object? context, int index) => "";
    public string GetFunctionPointerType(MethodSignature<string> signature) => string.Join('|', signature.ParameterTypes.Prepend(signature.ReturnType));
}
